/** @file What a contestant does when it is its turn: sets a workload up, warms, and runs slots. In a process or a worker of its own. */
import type { Contestant, Runner } from './runner.ts';
import { isGrid, workloads } from './workloads.ts';

export type Request =
  | { readonly command: 'setUp'; readonly workload: string }
  | { readonly command: 'warm' | 'slot'; readonly milliseconds: number };

export interface SetUp {
  readonly version: string;
  /** After 20 steps, or one grid. */
  readonly loss: number;
  readonly differs?: string;
  /** Until there, everything compiled. */
  readonly seconds: number;
}

export interface Slot {
  readonly steps: number;
  readonly examples: number;
  readonly seconds: number;
  /** What of it the thread was on a processor, where that can be known. */
  readonly busy?: number;
}

export type Answer = SetUp | Slot | { readonly refuses: string } | { readonly error: string };

/** Seconds the calling thread has been on a processor so far, or undefined. */
export type BusyClock = () => number | undefined;

const now = () => performance.now() / 1000;

/** Runs a runner for about as long as is asked for. */
export function timed(runner: Runner, busyClock: BusyClock) {
  let perStep = 1e-4;

  async function slot(seconds: number): Promise<Slot> {
    const steps = Math.max(1, Math.min(1e7, Math.round(seconds / perStep)));
    const [started, before] = [now(), busyClock()];
    await runner.run(steps);
    const [took, after] = [now() - started, busyClock()];
    const busy = before === undefined || after === undefined ? undefined : Math.min(took, after - before);
    perStep = Math.max(1e-9, (busy || took) / steps);
    return { steps, examples: steps * runner.examples, seconds: took, ...(busy ? { busy } : {}) };
  }

  /** Short slots, so that the guess of a step's time can settle while the code is being compiled. Returns the last. */
  async function warm(seconds: number): Promise<Slot> {
    const end = now() + seconds;
    let last = await slot(1e-3);
    while (now() < end) last = await slot(Math.min(0.05, seconds / 10));
    return last;
  }

  return { slot, warm };
}

/** Answers requests for one contestant, one at a time; never throws. */
export function takesTurns(
  load: () => Contestant | Promise<Contestant>,
  busyClock: BusyClock,
): (request: Request) => Promise<Answer> {
  let runs: ReturnType<typeof timed> | undefined;

  async function setUp(id: string): Promise<Answer> {
    const workload = workloads.find((w) => w.id === id)!;
    const contestant = await load();
    const started = now();
    const runner = await contestant.make(workload);
    if ('refuses' in runner) return runner;
    await runner.run(isGrid(workload) ? 1 : 20);
    const loss = await runner.loss();
    const seconds = now() - started;
    runs = timed(runner, busyClock);
    return { version: contestant.version, loss, ...(runner.differs ? { differs: runner.differs } : {}), seconds };
  }

  return async (request) => {
    try {
      if (request.command === 'setUp') return await setUp(request.workload);
      return await runs![request.command](request.milliseconds / 1000);
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  };
}
