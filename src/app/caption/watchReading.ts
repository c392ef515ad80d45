/** @file At which step what counts as solved was read inside the network: a goal that the scores of a run do not tell. */
import type { Engine } from '#engine/client.ts';
import { meetsBound, type ReadingGoal } from '#nn/goal.ts';
import { type ReadingResults, readingAt, requestsOf } from '#nn/readingProbes.ts';

/**
 * Asks for the reading, unless somebody else asks for others; measured where the run rests.
 * @param met told of the step shown where it is met there; of nothing where it is not, or not known
 * @returns to be called once nobody asks any more
 */
export function watchReading(
  engine: Pick<Engine, 'subscribe' | 'onFrame'>,
  goal: ReadingGoal,
  met: (step: number | undefined) => void,
): () => void {
  const { readings, gradients } = requestsOf(goal);
  let known: { readonly run: number; readonly version: number; readonly step: number } | undefined;
  const stops = [
    ...(readings ? [engine.subscribe('readings', readings, true)] : []),
    ...(gradients ? [engine.subscribe('gradients', gradients, true)] : []),
    engine.onFrame(({ run, version, position: { step }, probes }) => {
      const value = readingAt(goal, step, probes as ReadingResults);
      const same = known?.run === run && known.version === version && known.step === step;
      // What was measured there stays known until the run moves.
      if (same && value === undefined) return;
      known = { run, version, step };
      met(meetsBound(goal, value ?? Number.NaN) ? step : undefined);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    met(undefined);
  };
}
