import { describe, expect, test, vi } from 'vitest';
import type { ImageSet } from '#data/images/imageSet.ts';
import { type Change, runAt } from '#nn/run.ts';
import type { Weights } from '#nn/weights.ts';
import { frameOf } from '#testing/handEngine.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import type { Checkpoint } from './checkpoint.ts';
import { createEngine, type Engine, type EngineListeners, type Status } from './client.ts';
import type { Carrier, Connection } from './connection.ts';
import type { Command, Event } from './protocol.ts';
import { DEAD_AFTER, QUIET_AFTER, TICK } from './watchdog.ts';

/** A page by hand: its connections are no workers, its animation frames and its clock are turned by the test. */
class Page {
  readonly opened: {
    carrier: Carrier;
    sent: Command[];
    receive(event: Event): void;
    died(): void;
    stopped: boolean;
  }[] = [];
  hidden = false;
  readonly told: [string, unknown][] = [];
  readonly errors: unknown[] = [];
  /** Carriers that the page does not allow. */
  readonly refused: Carrier[];
  #animations: (() => void)[] = [];
  readonly engine: Engine;

  constructor(refused: Carrier[] = []) {
    this.refused = refused;
    this.engine = createEngine(
      {
        status: (status) => this.told.push(['status', status]),
        recorded: (recorded) => this.told.push(['recorded', recorded]),
        restarted: (step) => this.told.push(['restarted', step]),
        quiet: (quiet) => this.told.push(['quiet', quiet]),
      } satisfies EngineListeners,
      {
        open: async (carrier, receive, died): Promise<Connection> => {
          if (refused.includes(carrier)) throw new Error('refused');
          const one = { carrier, sent: [] as Command[], receive, died, stopped: false };
          this.opened.push(one);
          return {
            carrier,
            answered: Promise.resolve(),
            post: (command) => one.sent.push(command as Command),
            stop: () => {
              one.stopped = true;
            },
          };
        },
        requestFrame: (callback) => this.#animations.push(callback),
        hidden: () => this.hidden,
        report: (error) => this.errors.push(error),
      },
    );
  }

  get worker() {
    return this.opened.at(-1)!;
  }
  /** What was sent to the present worker since the last look, of the kinds asked for. */
  sent<T extends Command['type']>(...types: T[]): Extract<Command, { type: T }>[] {
    const { sent } = this.worker;
    return sent.splice(0).filter((c): c is Extract<Command, { type: T }> => (types as string[]).includes(c.type));
  }
  heard(kind: string): unknown[] {
    return this.told.filter(([name]) => name === kind).map(([, value]) => value);
  }
  animate(): void {
    for (const callback of this.#animations.splice(0)) callback();
  }
  async ticks(count: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(count * TICK);
  }
}

const document = documentOf();
const at = (step: number) => ({ step, epoch: 0, used: 0, pending: 0 }) as never;
const checkpointAt = (step: number) => ({ position: at(step) }) as unknown as Checkpoint;
/** A test on a page whose run is loaded. What it needs is set up in itself, so that it can be run again. */
function onPage(body: (page: Page) => void | Promise<void>): () => Promise<void> {
  return async () => {
    vi.useFakeTimers();
    const page = new Page();
    await vi.advanceTimersByTimeAsync(0);
    page.engine.load(document, false);
    try {
      await body(page);
    } finally {
      page.engine.dispose();
      vi.useRealTimers();
    }
  };
}

describe('what views ask for', () => {
  test(
    'is asked for as long as somebody wants it: the last to close takes the request back',
    onPage((page) => {
      page.sent();
      const close = page.engine.subscribe('gradients', {});
      const closeOther = page.engine.subscribe('parameters', {});
      expect(page.sent('subscribe').at(-1)!.probes).toEqual({ gradients: {}, parameters: {} });
      close();
      expect(page.sent('subscribe').at(-1)!.probes).toEqual({ parameters: {} });
      closeOther();
      expect(page.sent('subscribe').at(-1)!.probes).toEqual({});
    }),
  );
  test(
    'of one probe the latest request counts, and the one before again when it closes; a guest yields to all',
    onPage((page) => {
      page.sent();
      page.engine.subscribe('answer', { resolution: 10, samples: false });
      const close = page.engine.subscribe('answer', { resolution: 20, samples: false });
      page.engine.subscribe('answer', { resolution: 5, samples: false }, true);
      expect(page.sent('subscribe').at(-1)!.probes).toEqual({ answer: { resolution: 20, samples: false } });
      close();
      expect(page.sent('subscribe').at(-1)!.probes).toEqual({ answer: { resolution: 10, samples: false } });
    }),
  );
});

describe('events', () => {
  const state = (run: number, more: Partial<Status> = {}): Event => ({ type: 'state', run, state: 'paused', ...more });

  test(
    'of an older run are dropped',
    onPage((page) => {
      page.engine.load(document, false);
      const changes: Change[] = [{ at: 3, block: 'a', parameter: 'weight', index: 0, value: 1 }];
      page.told.length = 0;
      page.worker.receive(state(1));
      page.worker.receive({ type: 'recorded', run: 1, recorded: { changes, reached: [] } });
      page.worker.receive(frameOf({ run: 1, position: at(7) }));
      page.animate();
      expect(page.told).toEqual([]);
      expect(page.engine.frame).toBeUndefined();
      expect(page.engine.reached).toBe(0);
      page.worker.receive(state(2));
      page.worker.receive({ type: 'recorded', run: 2, recorded: { changes, reached: [] } });
      page.worker.receive(frameOf({ run: 2, position: at(9) }));
      page.animate();
      expect(page.heard('status')).toEqual([{ state: 'paused', carrier: 'worker' }]);
      expect(page.heard('recorded')).toEqual([{ changes, reached: [] }]);
      expect(page.engine.reached).toBe(9);
    }),
  );
  test(
    'a checkpoint of an older run is not what a new worker goes on from',
    onPage(async (page) => {
      page.engine.load(document, false);
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(50) });
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]).not.toHaveProperty('checkpoint');
    }),
  );
});

describe('a worker that died', () => {
  test(
    'is replaced by one that goes on from the last checkpoint, with everything the first one knew',
    onPage(async (page) => {
      const images = { pixels: new Uint8Array(4) } as unknown as ImageSet;
      const pixels = new Float32Array(4);
      page.engine.provide('hash', images);
      page.engine.draw(pixels);
      page.engine.speed(20);
      page.engine.subscribe('hash', {});
      page.worker.receive({ type: 'state', run: 1, state: 'running' });
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(640) });
      const first = page.worker;
      first.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(first.stopped).toBe(true);
      expect(page.worker).not.toBe(first);
      const { sent } = page.worker;
      expect(sent.map(({ type }) => type)).toEqual(['subscribe', 'speed', 'provide', 'draw', 'load']);
      expect(sent[1]).toMatchObject({ stepsPerSecond: 20 });
      expect(sent.at(-1)).toMatchObject({ run: 2, play: true, checkpoint: { position: { step: 640 } } });
      expect(sent.at(-1)).toMatchObject({ document: { run: runAt(640) } });
      expect(page.heard('restarted')).toEqual([640]);
    }),
  );
  test(
    'and kept what was changed by hand until the checkpoint, and no more',
    onPage(async (page) => {
      const change = (step: number): Change => ({ at: step, block: 'a', parameter: 'weight', index: 0, value: step });
      page.worker.receive({ type: 'recorded', run: 1, recorded: { changes: [change(3), change(900)], reached: [] } });
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(640) });
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]!.document.run).toEqual(runAt(640, { changes: [change(3)], reached: [] }));
    }),
  );
  test(
    'a checkpoint from before a change is not gone back to',
    onPage(async (page) => {
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(640) });
      page.sent();
      page.worker.receive({ type: 'recorded', run: 1, recorded: { changes: [], reached: [] } });
      expect(page.sent('save')).toHaveLength(1);
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]).not.toHaveProperty('checkpoint');
    }),
  );
  test(
    'hands a run to the next with the weights it was opened with, as long as it stands there',
    onPage(async (page) => {
      const weights = { position: at(40) } as unknown as Weights;
      page.engine.load({ ...document, run: { ...runAt(40), weights } }, false);
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]!.document.run).toEqual({ ...runAt(40), weights });
      page.worker.receive(frameOf({ run: 3, position: at(50) }));
      page.animate();
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]!.document.run).toEqual(runAt(50));
    }),
  );
  test(
    'takes nothing from the run that the page shows, also where the next dies while it makes the run again',
    onPage(async (page) => {
      page.worker.receive({ type: 'state', run: 1, state: 'running' });
      page.worker.receive(frameOf({ run: 1, position: at(900) }));
      page.animate();
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(640) });
      page.worker.receive({ type: 'recorded', run: 1, recorded: { changes: [], reached: [] } });
      for (const run of [2, 3]) {
        page.worker.died();
        await vi.advanceTimersByTimeAsync(0);
        expect(page.engine.reached).toBe(900);
        expect(page.sent('load')[0]).toMatchObject({ run, play: true, document: { run: runAt(900) } });
        page.worker.receive({ type: 'state', run, state: 'loading' });
      }
      expect(page.heard('restarted')).toEqual([900, 900]);
    }),
  );
  test(
    'and had left no checkpoint is made up for by making the run again',
    onPage(async (page) => {
      page.worker.receive(frameOf({ run: 1, position: at(900) }));
      page.animate();
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      const [load] = page.sent('load');
      expect(load).not.toHaveProperty('checkpoint');
      expect(load!.document.run).toEqual(runAt(900));
    }),
  );
  test(
    'with a checkpoint that is older than what the page shows is made up for',
    onPage(async (page) => {
      page.worker.receive(frameOf({ run: 1, position: at(900) }));
      page.animate();
      page.worker.receive({ type: 'checkpoint', run: 1, checkpoint: checkpointAt(640) });
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]).toMatchObject({
        checkpoint: { position: { step: 640 } },
        document: { run: { step: 900 } },
      });
    }),
  );
  test(
    'before it took a changed network: the run goes on with that one',
    onPage(async (page) => {
      page.worker.receive({ type: 'recorded', run: 1, recorded: { changes: [], reached: [] } });
      page.worker.receive(frameOf({ run: 1, position: at(900) }));
      page.animate();
      const other = documentOf({ network: document.network.slice(0, 1).concat(document.network.slice(2)) });
      page.engine.load(other, false, true);
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.sent('load')[0]!.document).toMatchObject({
        network: other.network,
        run: {
          step: 900,
          start: { network: document.network },
          changes: [{ at: 900, change: { network: other.network } }],
        },
      });
    }),
  );
  test(
    'and cannot be replaced is not said to be',
    onPage(async (page) => {
      page.refused.push('worker', 'blob', 'main');
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.heard('status').at(-1)).toMatchObject({ state: 'failed' });
      expect(page.heard('restarted')).toEqual([]);
    }),
  );
  test(
    'is told of again after the fourth time within a minute instead of being replaced',
    onPage(async (page) => {
      for (let i = 0; i < 4; i++) {
        page.worker.died();
        await vi.advanceTimersByTimeAsync(0);
      }
      expect(page.opened).toHaveLength(4);
      expect(page.heard('status').at(-1)).toMatchObject({ state: 'failed' });
    }),
  );
  test(
    'a second word of one death starts nothing',
    onPage(async (page) => {
      const first = page.worker;
      first.died();
      first.died();
      await vi.advanceTimersByTimeAsync(0);
      expect(page.opened).toHaveLength(2);
    }),
  );
});

describe('a question', () => {
  const paused = (run: number): Event => ({ type: 'state', run, state: 'paused' });
  const answer = (run: number, id: number, step: number): Event => ({
    type: 'answer',
    run,
    id,
    answer: { step } as never,
  });

  test(
    'is answered by the present run; the answer of an older one is dropped',
    onPage(async (page) => {
      page.engine.load(document, false);
      page.sent();
      const asked = page.engine.ask('score');
      const { id } = page.sent('ask')[0]!;
      page.worker.receive(answer(1, id, 10));
      page.worker.receive(answer(2, id, 20));
      expect(await asked).toEqual({ step: 20 });
    }),
  );
  test(
    'is refused as soon as another run begins, is given up or fails, and where there is none',
    onPage(async (page) => {
      const refusals: string[] = [];
      const ask = () => void page.engine.ask('parameters').catch(({ message }) => refusals.push(message));
      ask();
      page.engine.load(document, false, true);
      ask();
      page.worker.receive(paused(2));
      page.worker.receive({ type: 'state', run: 2, state: 'failed' });
      ask();
      page.engine.load(document, false);
      ask();
      page.engine.stop();
      ask();
      page.engine.load(document, false);
      ask();
      page.engine.dispose();
      await vi.advanceTimersByTimeAsync(0);
      const [another, none] = ['Another run has begun.', 'There is no run to ask.'];
      expect(refusals).toEqual([another, none, none, none, none, none]);
    }),
  );
  test(
    'whose worker dies is put to the next one',
    onPage(async (page) => {
      const asked = page.engine.ask('checkpoint');
      page.worker.died();
      await vi.advanceTimersByTimeAsync(0);
      const [again] = page.sent('ask');
      expect(again).toMatchObject({ run: 2, what: 'checkpoint' });
      page.worker.receive(answer(2, again!.id, 7));
      expect(await asked).toEqual({ step: 7 });
    }),
  );
  test(
    'is refused where no other worker can be had',
    onPage(async (page) => {
      page.refused.push('worker', 'blob', 'main');
      const asked = page.engine.ask('checkpoint');
      page.worker.died();
      await expect(asked).rejects.toThrow('could not be started');
    }),
  );
});

describe('a worker that is silent', () => {
  test(
    'is said to be after two seconds, and is replaced later',
    onPage(async (page) => {
      await page.ticks(QUIET_AFTER - 1);
      expect(page.heard('quiet')).toEqual([]);
      await page.ticks(1);
      expect(page.heard('quiet')).toEqual([true]);
      await page.ticks(DEAD_AFTER - QUIET_AFTER - 1);
      expect(page.opened).toHaveLength(1);
      await page.ticks(1);
      expect(page.opened).toHaveLength(2);
      expect(page.heard('quiet')).toEqual([true, false]);
      expect(page.heard('restarted')).toEqual([0]);
    }),
  );
  test(
    'is asked with every tick, and an answer ends the silence',
    onPage(async (page) => {
      page.sent();
      await page.ticks(QUIET_AFTER);
      expect(page.sent('ping')).toHaveLength(QUIET_AFTER);
      page.worker.receive({ type: 'pong', n: 1 });
      expect(page.heard('quiet')).toEqual([true, false]);
      await page.ticks(DEAD_AFTER - 1);
      expect(page.opened).toHaveLength(1);
    }),
  );
  test(
    'is not missed by a page that sleeps, nor by one that nobody looks at',
    onPage(async (page) => {
      // A suspended page: the clock goes on, and its timer fires once when it wakes.
      const clock = performance.now.bind(performance);
      let slept = 0;
      vi.spyOn(performance, 'now').mockImplementation(() => clock() + slept);
      for (let i = 0; i < 3; i++) {
        slept += 3_600_000;
        await page.ticks(1);
      }
      expect(page.heard('quiet')).toEqual([]);
      page.hidden = true;
      await page.ticks(2 * DEAD_AFTER);
      page.hidden = false;
      await page.ticks(QUIET_AFTER - 1);
      expect(page.heard('quiet')).toEqual([]);
      expect(page.opened).toHaveLength(1);
    }),
  );
  test(
    'while it trains it is asked for a checkpoint every two seconds',
    onPage(async (page) => {
      page.worker.receive({ type: 'state', run: 1, state: 'running' });
      page.sent();
      await page.ticks(8);
      expect(page.sent('save')).toHaveLength(2);
    }),
  );
});

describe('frames', () => {
  test(
    'reach every listener although one throws, and the next is asked for',
    onPage((page) => {
      const seen: number[] = [];
      page.engine.onFrame(() => {
        throw new Error('a view');
      });
      page.engine.onFrame(({ position }) => seen.push(position.step));
      page.animate();
      page.sent();
      page.worker.receive(frameOf({ run: 1, position: at(5) }));
      page.animate();
      expect(seen).toEqual([5]);
      expect(page.sent('want')).toHaveLength(1);
      expect(page.errors).toEqual([new Error('a view')]);
      page.worker.receive(frameOf({ run: 1, position: at(6) }));
      page.animate();
      expect(seen).toEqual([5, 6]);
    }),
  );
  test(
    'are asked for one at a time, and come once per animation frame',
    onPage((page) => {
      page.animate();
      page.animate();
      expect(page.sent('want')).toHaveLength(1);
      const seen: number[] = [];
      page.engine.onFrame(({ position }) => seen.push(position.step));
      page.worker.receive(frameOf({ run: 1, position: at(5) }));
      expect(seen).toEqual([]);
      page.animate();
      page.animate();
      expect(seen).toEqual([5]);
    }),
  );
  test(
    'are not given to a listener that stopped',
    onPage((page) => {
      const listener = vi.fn();
      page.engine.onFrame(listener)();
      page.worker.receive(frameOf({ run: 1 }));
      page.animate();
      expect(listener).not.toHaveBeenCalled();
    }),
  );
  test(
    'that arrived before another run began are shown to nobody, and their buffers go back',
    onPage((page) => {
      const seen: number[] = [];
      page.engine.onFrame(({ run }) => seen.push(run));
      const values = new Float32Array(2);
      page.animate();
      page.sent();
      page.worker.receive(frameOf({ run: 1, probes: { parameters: { values } } as never }));
      page.engine.load(document, false);
      page.animate();
      expect(seen).toEqual([]);
      expect(page.engine.frame).toBeUndefined();
      expect(page.sent('want')[0]!.buffers).toEqual([values.buffer]);
      page.worker.receive(frameOf({ run: 2 }));
      page.animate();
      expect(seen).toEqual([2]);
    }),
  );
  test(
    'give their buffers back with the next request: those seen, those overtaken, those of an older run',
    onPage((page) => {
      const frameWith = (run: number) => {
        const values = new Float32Array(2);
        return { values, frame: frameOf({ run, probes: { parameters: { values } } as never }) };
      };
      page.animate();
      page.sent();
      const [seen, overtaken, newest, older] = [frameWith(1), frameWith(1), frameWith(1), frameWith(0)];
      page.worker.receive(seen.frame);
      page.animate();
      expect(page.sent('want')[0]!.buffers).toEqual([]);
      page.worker.receive(overtaken.frame);
      page.worker.receive(newest.frame);
      page.worker.receive(older.frame);
      page.animate();
      const [want] = page.sent('want');
      expect(new Set(want!.buffers)).toEqual(new Set([seen, overtaken, older].map(({ values }) => values.buffer)));
      expect(page.engine.frame).toBe(newest.frame);
    }),
  );
});

describe('where it runs', () => {
  const start = async (refused: Carrier[]) => {
    const other = new Page(refused);
    await vi.advanceTimersByTimeAsync(0);
    other.engine.dispose();
    return other;
  };
  test(
    'is wherever the page allows, in order',
    onPage(async () => {
      expect((await start(['worker'])).worker.carrier).toBe('blob');
      expect((await start(['worker', 'blob'])).worker.carrier).toBe('main');
      const nowhere = await start(['worker', 'blob', 'main']);
      expect(nowhere.opened).toEqual([]);
      expect(nowhere.heard('status')).toEqual([
        { state: 'failed', message: 'The training engine could not be started in this page.' },
      ]);
    }),
  );
});

test(
  'a rest lasts until it is over, with another worker too',
  onPage(async (page) => {
    page.sent();
    page.engine.rest('nothing');
    page.engine.rest('run');
    page.engine.rest('everything');
    expect(page.engine.rests).toBe('everything');
    expect(page.sent('rest')).toEqual([{ type: 'rest', resting: true }]);
    page.worker.died();
    await vi.advanceTimersByTimeAsync(0);
    expect(page.sent('rest')).toEqual([{ type: 'rest', resting: true }]);
    page.engine.rest('nothing');
    expect(page.sent('rest')).toEqual([{ type: 'rest', resting: false }]);
  }),
);

test(
  'commands go to the present run',
  onPage((page) => {
    page.engine.load(document, false, true);
    page.sent();
    page.engine.play();
    page.engine.pause();
    page.engine.step('epoch');
    page.engine.seek(3);
    page.engine.setParameter('a', 'weight', 1, 0.5);
    page.engine.goOn();
    page.engine.stop();
    expect(page.sent('play', 'pause', 'step', 'seek', 'setParameter', 'goOn', 'stop')).toEqual([
      { type: 'play', run: 2 },
      { type: 'pause', run: 2 },
      { type: 'step', run: 2, unit: 'epoch' },
      { type: 'seek', run: 2, step: 3 },
      { type: 'setParameter', run: 2, block: 'a', parameter: 'weight', index: 1, value: 0.5 },
      { type: 'goOn', run: 2 },
      { type: 'stop', run: 2 },
    ]);
  }),
);
