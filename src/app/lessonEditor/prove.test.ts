import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentsOf, type Lesson, readLesson } from '#lesson/index.ts';
import { checkLesson } from '#proof/lessonCheck.ts';
import type { StartAndEnd } from '#proof/measureRun.ts';
import { registries } from '#state/registries.ts';
import { provedOnPage } from './proofJob.ts';
import type { ProofTask } from './proofTask.ts';
import type { ProofReport } from './proofWorker.ts';
import { prove } from './prove.ts';

const { lesson } = readLesson(
  {
    lesson: 1,
    id: 'four',
    title: 'Four points',
    parts: [
      {
        id: 'learn',
        title: 'Learn',
        document: {
          ...{ strata: 2, seed: 1, data: { type: 'xor' } },
          network: [
            { id: 'a', type: 'dense', units: 4, activation: 'tanh' },
            { id: 'out', type: 'dense', units: 2 },
          ],
        },
        goals: [{ id: 'better', says: 'Learn.', when: [below(0.5)], solution: { steps: 60 } }],
      },
    ],
  },
  registries,
) as { lesson: Lesson };
const checked = checkLesson(lesson);
const task = { kind: 'check', of: lesson } as const;

/** A worker that says what it is told to say. */
function fakeWorker() {
  const worker = {
    onmessage: (_: { data: ProofReport }) => {},
    onerror: (_: { preventDefault(): void }) => {},
    postMessage: vi.fn(),
    terminate: vi.fn(),
  };
  return { worker, say: (data: ProofReport) => worker.onmessage({ data }), open: () => worker as unknown as Worker };
}
const never = async (): Promise<typeof provedOnPage> => {
  throw new Error('the page was asked');
};
const running = () => new AbortController();
const untold = () => {};
const progress = { path: 'parts[0].goals[0]', done: 0.5, of: 1 };

describe('a draft is proved in a worker', () => {
  it('is handed over in one message: the page computes nothing and hears where it is', async () => {
    const { worker, say, open } = fakeWorker();
    const told: unknown[] = [];
    const proof = prove(task, (now) => told.push(now), running().signal, { open, onPage: never });
    expect(worker.postMessage.mock.calls).toEqual([[task]]);
    say({ type: 'progress', progress });
    say({ type: 'done', result: checked });
    expect(await proof).toEqual(checked);
    expect(told).toEqual([progress]);
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('ends the worker when it is stopped, and then says nothing', async () => {
    const { worker, open } = fakeWorker();
    const { signal, abort } = stoppable();
    const proof = prove(task, untold, signal, { open, onPage: never });
    abort();
    expect(await proof).toBeUndefined();
    expect(worker.terminate).toHaveBeenCalledOnce();
    expect(await prove(task, untold, signal, { open: notAllowed, onPage: never })).toBeUndefined();
  });

  it('says why a document cannot be run', async () => {
    const { worker, say, open } = fakeWorker();
    const proof = prove(task, untold, running().signal, { open, onPage: never });
    say({ type: 'failed', message: 'too large' });
    await expect(proof).rejects.toThrow('too large');
    expect(worker.terminate).toHaveBeenCalledOnce();
  });

  it('goes on on the page where the worker cannot be made or read', async () => {
    const onPage = async () => provedOnPage;
    const { worker, open } = fakeWorker();
    const proof = prove(task, untold, running().signal, { open, onPage });
    worker.onerror({ preventDefault() {} });
    expect(await proof).toEqual(checked);
    expect(await prove(task, untold, running().signal, { open: notAllowed, onPage })).toEqual(checked);
  });
});

describe('the worker', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('reports where it is, and then what came out or why nothing does', async () => {
    const said: ProofReport[] = [];
    const self = { postMessage: (one: ProofReport) => said.push(one), onmessage: (_: { data: ProofTask }) => {} };
    vi.stubGlobal('self', self);
    await import('./proofWorker.ts');
    self.onmessage({ data: task });
    expect(said[0]).toMatchObject({ type: 'progress', progress: { path: 'parts[0].goals[0]', of: 1 } });
    expect(said.at(-1)).toEqual({ type: 'done', result: checked });
    self.onmessage({ data: { kind: 'check', of: { parts: 1 } as unknown as Lesson } });
    expect(said.at(-1)).toMatchObject({ type: 'failed' });
  });
});

describe('a recorded run', () => {
  const [document] = documentsOf(lesson, registries);
  const keys = ['trainLoss', 'reads(a)', 'dead(a)', 'gradientRatio(a, out)', 'pieces', 'reads(none)'];
  const solution = { change: { network: { a: { units: 8 } } }, steps: 40 };

  it('is made again as it was recorded, and measured at its start and its end', async () => {
    const of = { document: document!, solution, keys };
    const found = await provedOnPage({ kind: 'measure', of }, untold, running().signal);
    const { start, end } = found as StartAndEnd;
    expect(start['reads(a)']).toBeGreaterThan(0.5);
    expect(end['trainLoss']).toBeLessThan(start['trainLoss']!);
    expect([start['dead(a)'], end['dead(a)'], end['pieces'], end['reads(none)']]).toEqual([
      0,
      0,
      Number.NaN,
      Number.NaN,
    ]);
    expect(end['gradientRatio(a, out)']).toBeGreaterThan(0);
    await expect(
      provedOnPage(
        { kind: 'measure', of: { ...of, solution: { ...solution, change: { network: { none: { units: 8 } } } } } },
        untold,
        running().signal,
      ),
    ).rejects.toThrow('cannot be laid over');
  });
});

describe('on the page', () => {
  /** Each look at the clock is a millisecond: how fast the machine is decides nothing. */
  const clock = (slice: number) => {
    let at = 0;
    return { now: () => at++, slice };
  };

  it('hears every message that comes while it is proved, between two slices', async () => {
    const { port1, port2 } = new MessageChannel();
    let heard = 0;
    port1.onmessage = () => heard++;
    const counts: number[] = [];
    const tell = () => {
      counts.push(heard);
      port2.postMessage('typed');
    };
    expect(await provedOnPage(task, tell, running().signal, clock(10))).toEqual(checked);
    port1.close();
    expect(counts.length).toBeGreaterThan(10);
    // Whatever was said in a slice was heard by the end of the next but one.
    expect(counts.every((count, slice) => count >= slice - 2)).toBe(true);
  });

  it('is stopped between two slices', async () => {
    const { signal, abort } = stoppable();
    let slices = 0;
    const tell = () => ++slices === 3 && abort();
    expect(await provedOnPage(task, tell, signal, clock(2))).toBeUndefined();
    expect(slices).toBe(3);
  });
});

function below(value: number) {
  return { metric: 'trainLoss', is: 'below', value };
}
function stoppable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
function notAllowed(): Worker {
  throw new Error('not allowed');
}
