import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEngine, type Engine } from '#engine/client.ts';
import type { Command, Event, Frame } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { live } from '#probes/live.ts';
import { measuredNames } from '#probes/measuredNames.ts';
import { RunHistory } from '#state/runHistory.ts';
import { LaboratoryDesk } from '#testing/laboratoryDesk.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import type { Order } from './protocol.ts';

/** Training worker, laboratory and page in this process, each turned by hand. */
class Page {
  workers: { sent: Command[]; turn(): void; died(): void }[] = [];
  laboratories: { sent: Order[]; desk: LaboratoryDesk; died(): void }[] = [];
  readonly history = new RunHistory();
  #animations: (() => void)[] = [];
  clock = 0;
  readonly engine: Engine = createEngine(
    { status() {}, recorded() {}, restarted() {}, quiet() {} },
    {
      open: async (carrier, receive, died) => this.#openWorker(carrier, receive, died),
      laboratory: {
        measures: measuredNames,
        open: async (carrier, receive, died) => {
          const one = { desk: new LaboratoryDesk(undefined, receive), sent: [] as Order[], died };
          this.laboratories.push(one);
          const post = (order: Order) => {
            one.sent.push(order);
            one.desk.send(order);
          };
          return { carrier, answered: Promise.resolve(), post, stop() {} };
        },
      },
      requestFrame: (callback) => this.#animations.push(callback),
      hidden: () => false,
      report: (error) => {
        throw error;
      },
    },
  );

  constructor() {
    this.engine.onFrame((frame) => this.history.take(frame));
  }

  #openWorker(carrier: 'worker' | 'blob' | 'main', receive: (event: Event) => void, died: () => void) {
    const queue: (() => void)[] = [];
    const session = createSession(
      {
        post: (event) => receive(structuredClone(event)),
        now: () => this.clock++,
        later: (callback) => queue.push(callback),
        slice: 8,
      },
      live,
    );
    const one = { sent: [] as Command[], turn: () => queue.shift()?.(), died };
    this.workers.push(one);
    const post = (command: Command) => {
      one.sent.push(command);
      session.receive(structuredClone(command));
    };
    return { carrier, answered: Promise.resolve(), post, stop() {} };
  }

  /** A picture of the screen, between which both workers work. */
  async animate(times = 1): Promise<this> {
    for (let i = 0; i < times; i++) {
      for (let n = 0; n < 10; n++) this.workers.at(-1)!.turn();
      this.laboratories.at(-1)?.desk.turn(200);
      await vi.advanceTimersByTimeAsync(0);
      for (const callback of this.#animations.splice(0)) callback();
    }
    return this;
  }
  get frame(): Frame {
    return this.engine.frame!;
  }
  sent<T extends Command['type']>(type: T) {
    return this.workers.flatMap(({ sent }) => sent).filter((c): c is Extract<Command, { type: T }> => c.type === type);
  }
  ordered<T extends Order['type']>(type: T) {
    return this.laboratories
      .flatMap(({ sent }) => sent)
      .filter((o): o is Extract<Order, { type: T }> => o.type === type);
  }
}

let page: Page;
let seed = 100;
beforeEach(async () => {
  vi.useFakeTimers();
  page = new Page();
  await page.animate();
  page.engine.load(documentOf({ seed: seed++ }), false); // data of its own: one process keeps the survey looked at last
  await page.animate(4);
});
afterEach(() => {
  page.engine.dispose();
  vi.useRealTimers();
});

describe('what a view asks of the laboratory', () => {
  test('opens it, and is never asked of the training worker', async () => {
    expect(page.laboratories).toEqual([]);
    page.engine.subscribe('units', { resolution: 4 });
    await page.animate(3);
    expect(page.laboratories).toEqual([]);
    page.engine.subscribe('ladder', {});
    await page.animate(5);
    expect(page.laboratories).toHaveLength(1);
    expect(page.sent('subscribe').at(-1)!.probes).toEqual({ units: { resolution: 4 } });
  });

  test('comes with frames of a run that stands, beside what the worker computed, and the history once', async () => {
    page.engine.subscribe('ladder', {});
    page.engine.subscribe('hash', {});
    await page.animate(8);
    expect(page.frame.probes.ladder).toMatchObject({ step: 0 });
    expect(page.frame.probes.ladder!.sections.length).toBeGreaterThan(1);
    expect(page.frame.probes.hash).toEqual(expect.any(String));
    page.engine.step('epoch');
    await page.animate(12);
    const step = page.frame.position.step;
    expect(step).toBeGreaterThan(2);
    expect(page.frame.probes.ladder).toMatchObject({ step, steps: [0, step] });
    expect(page.history.count).toBe(2);
  });

  test('asks for the run’s numbers only where it stands elsewhere, one set at a time', async () => {
    page.engine.subscribe('ladder', {});
    await page.animate(30);
    const before = page.sent('copy').length;
    expect(before).toBeLessThan(4);
    await page.animate(30);
    expect(page.sent('copy').length).toBe(before);
    page.engine.play();
    await page.animate(40);
    page.engine.pause();
    await page.animate(10);
    const given = page.ordered('give').filter(({ given: what }) => 'stands' in (what as object)).length;
    expect(given).toBeGreaterThan(before + 2);
    expect(page.sent('copy').length - given).toBeLessThan(3);
    expect(page.frame.probes.ladder!.step).toBe(page.frame.position.step);
  });

  test('is gone with the last view that asks, and training is not asked for copies any more', async () => {
    const close = page.engine.subscribe('ladder', {});
    await page.animate(8);
    close();
    await page.animate(2);
    expect(page.frame.probes).not.toHaveProperty('ladder');
    expect(page.ordered('stop')).toHaveLength(1);
    const { length } = page.sent('copy');
    page.engine.play();
    await page.animate(10);
    expect(page.sent('copy')).toHaveLength(length);
  });

  test('is of the network that is shown: another one begins anew, the film too', async () => {
    page.engine.subscribe('ladder', {});
    page.engine.step('epoch');
    await page.animate(10);
    const wider = documentOf({
      seed: seed - 1,
      network: [
        { id: 'a', type: 'dense', units: 9 },
        { id: 'b', type: 'dense', units: 2 },
      ],
    }); // prettier-ignore
    page.engine.load(wider, false, true);
    await page.animate(1);
    expect(page.engine.frame?.probes.ladder?.sections.some(({ units }) => units === 6) ?? false).toBe(false);
    await page.animate(12);
    const { sections, steps, step } = page.frame.probes.ladder!;
    expect(sections[1]!.units).toBe(9);
    expect(steps).toEqual([0, step]);
    expect(step).toBe(page.frame.position.step);
  });

  test('goes on over a change of settings', async () => {
    page.engine.subscribe('ladder', {});
    page.engine.step('batch');
    await page.animate(8);
    page.engine.tune(documentOf({ seed: seed - 1, training: { batchSize: 10 } }));
    page.engine.step('batch');
    await page.animate(10);
    expect(page.frame.probes.ladder!.steps).toEqual([0, 1, 2]);
  });
});

describe('a death', () => {
  test('of the laboratory: another one measures on, and has the film', async () => {
    page.engine.subscribe('ladder', {});
    page.engine.step('batch');
    await page.animate(8);
    page.laboratories.at(-1)!.died();
    await page.animate(8);
    expect(page.laboratories).toHaveLength(2);
    expect(page.ordered('start').at(-1)!.state).toMatchObject({ survey: [{ step: 0 }, { step: 1 }] });
    page.engine.step('batch');
    await page.animate(8);
    expect(page.frame.probes.ladder!.steps).toEqual([0, 1, 2]);
  });

  test('of the training worker: the laboratory is given the new one’s run', async () => {
    page.engine.subscribe('ladder', {});
    page.engine.step('batch');
    await page.animate(8);
    page.workers.at(-1)!.died();
    await page.animate(12);
    expect(page.workers).toHaveLength(2);
    expect(page.frame.probes.ladder!.step).toBe(page.frame.position.step);
  });
});

test('what breaks in the laboratory is said with the frame', async () => {
  page.engine.subscribe('ladder', {});
  await page.animate(2);
  page.laboratories.at(-1)!.desk.send = () => {
    throw new Error('never');
  };
  for (let i = 0; i < 4; i++) {
    page.laboratories.at(-1)!.desk.send = () => page.laboratories.at(-1)!.desk;
    page.laboratories.at(-1)!.died();
    await page.animate(2);
  }
  expect(page.frame.failed).toEqual({ ladder: expect.stringContaining('stopped several times') });
});
