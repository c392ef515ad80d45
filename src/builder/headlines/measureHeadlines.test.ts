import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobListener } from '#engine/client.ts';
import type { Desk } from '#state/desk.ts';
import { measuredHeadlines } from './headlineState.ts';
import { keepHeadlines } from './measureHeadlines.ts';
import { EVERY, REST } from './schedule.ts';

/** A run by hand, and a laboratory that waits to be told what it found. */
function setUp() {
  const listeners = new Set<() => void>();
  const listen = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const state = {
    ...{ lineage: 1 as number | undefined, status: { state: 'paused' } },
    document: { strata: 1, view: {} as Record<string, unknown>, run: { step: 9 } },
  };
  const jobs: { what: object; listener: JobListener<'readings'>; given: object[]; stopped: boolean }[] = [];
  const editor = {
    frame: { run: 1, version: 1, position: { step: 0 } },
    store: {
      getState: () => state,
      subscribe: listen,
    },
    engine: {
      ask: async () => ({ step: editor.frame.position.step, values: Float32Array.of(editor.frame.position.step) }),
      laboratory: {
        carrier: 'worker' as string | undefined,
        start(what: object, listener: JobListener<'readings'>) {
          const job = { what, listener, given: [] as object[], stopped: false };
          jobs.push(job);
          return { give: (given: object) => job.given.push(given), stop: () => (job.stopped = true) };
        },
      },
    },
  };
  const desk = { editor } as unknown as Desk;
  const inSight = { now: true };
  const stop = keepHeadlines(desk, () => inSight.now, listen, Date.now);
  const happen = (change: { step?: number; running?: boolean; lineage?: number; view?: Record<string, unknown> }) => {
    if (change.step !== undefined) editor.frame = { ...editor.frame, position: { step: change.step } };
    if (change.running !== undefined) state.status = { state: change.running ? 'running' : 'paused' };
    if (change.lineage !== undefined) state.lineage = change.lineage;
    if (change.view) state.document = { ...state.document, view: change.view };
    for (const listener of [...listeners]) listener();
  };
  const found = (step: number, job = jobs.at(-1)!) =>
    job.listener.progress!(1, 1, {
      step,
      version: 0,
      probes: { headlines: { step, columns: [] } as never },
      failed: {},
    });
  const shown = () => {
    const { result, stale } = measuredHeadlines(desk).get();
    return result && { step: result.step, stale };
  };
  return { editor, jobs, happen, found, shown, stop, inSight, listeners };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener() {}, removeEventListener() {} });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a run that has come to stand is measured once, on its numbers then and without its record', async () => {
  const { jobs, happen, found, shown } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(jobs).toHaveLength(0);
  happen({ step: 300 });
  await vi.advanceTimersByTimeAsync(REST);
  expect(jobs).toHaveLength(1);
  expect(jobs[0]!.what).toEqual({ kind: 'readings', recipe: { strata: 1, view: {} }, probes: { headlines: {} } });
  expect(jobs[0]!.given).toEqual([{ stands: { step: 300, version: 0, settled: true, numbers: Float32Array.of(300) } }]);
  found(-1);
  expect(shown()).toBeUndefined();
  found(300);
  expect(shown()).toEqual({ step: 300, stale: false });
  expect(jobs[0]!.stopped).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(jobs).toHaveLength(1);
});

test('while it runs it is measured every ten seconds, and what was measured is of the past', async () => {
  const { jobs, happen, found, shown } = setUp();
  happen({ running: true, step: 1 });
  for (let i = 0; i < 35; i++) {
    await vi.advanceTimersByTimeAsync(1000);
    happen({ step: 10 * i + 2 });
    const job = jobs.at(-1);
    if (job && !job.stopped) found((job.given[0] as { stands: { step: number } }).stands.step, job);
  }
  expect(jobs).toHaveLength(Math.floor(35_000 / EVERY));
  expect(shown()!.stale).toBe(true);
});

test('of another run nothing is shown, and what comes of the one before is not taken', async () => {
  const { jobs, happen, found, shown } = setUp();
  happen({ step: 300 });
  await vi.advanceTimersByTimeAsync(REST);
  happen({ lineage: 2, step: 0 });
  expect(jobs[0]!.stopped).toBe(true);
  found(300, jobs[0]);
  expect(shown()).toBeUndefined();
  happen({ step: 20 });
  await vi.advanceTimersByTimeAsync(REST);
  found(20);
  expect(shown()).toEqual({ step: 20, stale: false });
  happen({ lineage: 3, step: 0 });
  expect(shown()).toBeUndefined();
});

test('nothing is measured out of sight, in a hidden page, where it is turned off, or on the page’s own thread while it trains', async () => {
  const { jobs, happen, inSight, editor } = setUp();
  inSight.now = false;
  happen({ step: 300 });
  await vi.advanceTimersByTimeAsync(60_000);
  inSight.now = true;
  happen({ view: { headlines: false } });
  await vi.advanceTimersByTimeAsync(60_000);
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  happen({ view: {} });
  await vi.advanceTimersByTimeAsync(60_000);
  vi.stubGlobal('document', { visibilityState: 'visible' });
  editor.engine.laboratory.carrier = 'main';
  happen({ running: true });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(jobs).toHaveLength(0);
  happen({ running: false });
  await vi.advanceTimersByTimeAsync(REST);
  expect(jobs).toHaveLength(1);
});

test('what breaks is not asked again of the same numbers; a laboratory that died is given them again', async () => {
  const { jobs, happen, found, shown } = setUp();
  happen({ step: 300 });
  await vi.advanceTimersByTimeAsync(REST);
  jobs[0]!.listener.again!();
  expect(jobs[0]!.given).toHaveLength(2);
  jobs[0]!.listener.failed!('it broke');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(jobs).toHaveLength(1);
  happen({ step: 301 });
  await vi.advanceTimersByTimeAsync(REST);
  found(301);
  expect(shown()).toEqual({ step: 301, stale: false });
});

test('once it is stopped nothing listens any more, and what was under way is given up', async () => {
  const { jobs, happen, stop, listeners } = setUp();
  happen({ step: 300 });
  await vi.advanceTimersByTimeAsync(REST);
  stop();
  expect(listeners.size).toBe(0);
  expect(jobs[0]!.stopped).toBe(true);
  happen({ step: 400 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(jobs).toHaveLength(1);
});
