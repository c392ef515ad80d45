/** @file What probes say of a run that nobody watches, measured a slice at a time; and of those what a goal asks to be read. */
import { meets, type Probe, type ProbeRequests, type ProbeResults } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { type ReadingResults, readingAt, requestsOf } from '#nn/readingProbes.ts';
import type { Bench } from './work.ts';

/** @param left whether the slice at hand has time left */
export function* probeInParts(
  trainer: Trainer,
  asked: ProbeRequests,
  { now, probes }: Pick<Bench<never>, 'now' | 'probes'>,
  left: () => boolean,
): Generator<void, Partial<ProbeResults>> {
  const found: Record<string, unknown> = {};
  const pool = { floats: (length: number) => new Float32Array(length) };
  for (const [name, request] of Object.entries(asked) as [keyof ProbeRequests, unknown][]) {
    const probe = probes[name] as unknown as Probe<unknown, unknown>;
    if (!meets(probe, request, trainer.plan)) continue;
    for (let more = true; more; ) {
      more = false;
      found[name] = probe.compute(trainer, request, pool, {
        ...{ left, now, settled: true },
        more: () => {
          more = true;
        },
      });
      yield;
    }
  }
  return found;
}

/** @returns null where the network has nothing of it */
export function* readInParts(
  trainer: Trainer,
  goal: ReadingGoal,
  ...how: [Pick<Bench<never>, 'now' | 'probes'>, () => boolean]
): Generator<void, number | null> {
  const results = yield* probeInParts(trainer, requestsOf(goal) as ProbeRequests, ...how);
  return readingAt(goal, trainer.step, results as ReadingResults) ?? null;
}
