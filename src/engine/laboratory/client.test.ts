import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ImageSet } from '#data/images/imageSet.ts';
import { type Carrier, carriers } from '#engine/connection.ts';
import { DEAD_AFTER, TICK } from '#engine/watchdog.ts';
import { LaboratoryDesk } from '#testing/laboratoryDesk.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { createLaboratory, type JobListener, type Laboratory } from './client.ts';
import type { Jobs, Order, Outcome } from './protocol.ts';

/** A laboratory whose workers are desks in this process, turned by hand. */
class Page {
  readonly opened: { carrier: Carrier; desk: LaboratoryDesk; sent: Order[]; died(): void; stopped: boolean }[] = [];
  refused: readonly Carrier[] = [];
  hidden = false;
  readonly laboratory: Laboratory = createLaboratory(
    async (carrier, receive, died) => {
      if (this.refused.includes(carrier)) throw new Error('refused');
      const one = { carrier, desk: new LaboratoryDesk(undefined, receive), sent: [] as Order[], died, stopped: false };
      this.opened.push(one);
      return {
        carrier,
        answered: Promise.resolve(),
        post: (order) => {
          one.sent.push(order);
          if (!one.stopped) one.desk.send(order);
        },
        stop: () => {
          one.stopped = true;
        },
      };
    },
    () => this.hidden,
  );
  get worker() {
    return this.opened.at(-1)!;
  }
}

const recipe = documentOf();
const runs: Jobs['runs'] = { kind: 'runs', recipe, seeds: [1, 2, 3, 4], until: { steps: 2000 } };
const told = () => {
  const listener = { progress: vi.fn(), done: vi.fn(), failed: vi.fn(), stopped: vi.fn(), again: vi.fn() };
  return listener satisfies JobListener<'runs'>;
};
const arrive = () => vi.advanceTimersByTimeAsync(0);
const resultOf = (listener: ReturnType<typeof told>) => listener.done.mock.calls[0]![0] as readonly Outcome[];
let page: Page;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
});
afterEach(() => {
  page.laboratory.dispose();
  vi.useRealTimers();
});

async function whole(): Promise<readonly Outcome[]> {
  const other = new Page();
  const listener = told();
  other.laboratory.start(runs, listener);
  await arrive();
  other.worker.desk.settle();
  other.laboratory.dispose();
  return resultOf(listener);
}

test('it is not opened before there is a job for it', async () => {
  page.laboratory.draw(new Float32Array(4));
  page.laboratory.rest('everything');
  await arrive();
  expect(page.opened).toEqual([]);
  page.laboratory.start(runs, told());
  await arrive();
  expect(page.opened).toHaveLength(1);
  expect(page.worker.sent.map(({ type }) => type)).toEqual(['draw', 'rest', 'start']);
});

describe('a job', () => {
  test('tells its parts, and at last all', async () => {
    const listener = told();
    page.laboratory.start(runs, listener);
    await arrive();
    page.worker.desk.settle();
    expect(listener.progress).toHaveBeenLastCalledWith(4, 4, expect.anything());
    expect(resultOf(listener)).toHaveLength(4);
    expect(listener.stopped).not.toHaveBeenCalled();
  });

  test('that was stopped goes on from what it told then', async () => {
    const [first, second] = [told(), told()];
    const job = page.laboratory.start(runs, first);
    await arrive();
    page.worker.desk.turn(20);
    job.stop();
    expect(first.stopped).toHaveBeenCalledTimes(1);
    page.laboratory.start(runs, second, { state: structuredClone(first.stopped.mock.calls[0]![0]) });
    page.worker.desk.settle();
    expect(resultOf(second)).toEqual(await whole());
    expect(first.done).not.toHaveBeenCalled();
  });
});

describe('where it dies', () => {
  test('another takes over all that was under way, and does not do again what is done', async () => {
    const listener = told();
    page.laboratory.provide('h', { pixels: new Uint8Array(2) } as unknown as ImageSet);
    page.laboratory.draw(new Float32Array(3));
    page.laboratory.start(runs, listener);
    await arrive();
    const first = page.worker;
    for (let i = 0; i < 500 && listener.progress.mock.calls.every(([done]) => done < 2); i++) first.desk.turn();
    const done = listener.progress.mock.calls.flatMap(([, , part]) => part as Outcome[]);
    first.died();
    await arrive();
    expect(first.stopped).toBe(true);
    expect(page.worker.sent.map(({ type }) => type)).toEqual(['provide', 'draw', 'start']);
    expect(page.worker.sent.at(-1)).toMatchObject({ state: { outcomes: done } });
    expect(listener.again).toHaveBeenCalledTimes(2); // it was opened after the job began, both times
    page.worker.desk.settle();
    expect(resultOf(listener)).toEqual(await whole());
  });

  test('again and again within a minute, its jobs fail; the next one tries once more', async () => {
    const listener = told();
    page.laboratory.start(runs, listener);
    for (let i = 0; i < 4; i++) {
      await arrive();
      page.worker.died();
    }
    await arrive();
    expect(listener.failed).toHaveBeenCalledWith('The laboratory stopped several times. Reload the page to try again.');
    expect(page.opened).toHaveLength(4);
    page.laboratory.start(runs, told());
    await arrive();
    expect(page.opened).toHaveLength(5);
  });

  test('silently, that is noticed; in a hidden page, or with nothing to do, silence means nothing', async () => {
    const job = page.laboratory.start(runs, told());
    await arrive();
    const mute = page.worker;
    mute.desk.send = () => mute.desk;
    page.hidden = true;
    await vi.advanceTimersByTimeAsync(2 * DEAD_AFTER * TICK);
    expect(page.opened).toHaveLength(1);
    page.hidden = false;
    await vi.advanceTimersByTimeAsync((DEAD_AFTER + 1) * TICK);
    expect(page.opened).toHaveLength(2);
    job.stop();
    page.worker.desk.send = () => page.worker.desk;
    await vi.advanceTimersByTimeAsync(2 * DEAD_AFTER * TICK);
    expect(page.opened).toHaveLength(2);
  });
});

describe('where the page allows less', () => {
  test.each([
    [['worker'], 'blob'],
    [['worker', 'blob'], 'main'],
  ] as const)('without %s it works in %s', async (refused, carrier) => {
    page.refused = refused;
    page.laboratory.start(runs, told());
    await arrive();
    expect(page.laboratory.carrier).toBe(carrier);
  });

  test('nowhere, its jobs fail', async () => {
    page.refused = carriers;
    const listener = told();
    page.laboratory.start(runs, listener);
    await arrive();
    expect(listener.failed).toHaveBeenCalledWith('The laboratory could not be started in this page.');
  });
});
