/** @file From a document to a run that stands at its start: samples, plan, first scores. What takes long is done in slices. */
import { inForce } from '#nn/phase.ts';
import type { HeldData } from './heldData.ts';
import { type Clock, inSlices } from './inSlices.ts';
import { LiveRun } from './liveRun.ts';
import type { Command, Progress } from './protocol.ts';
import { registries } from './registries.ts';
import { startRun } from './replay.ts';
import { RunRecord } from './runRecord.ts';

export type Load = Extract<Command, { type: 'load' }>;

/**
 * @param held samples that were drawn already, and those that are drawn now
 * @param prepared called once the samples are there, before memory is taken: the last run can go. Gives the version of parameters to count on from
 */
export function* beginRun(
  { document, checkpoint, backEnd }: Load,
  held: HeldData,
  clock: Clock,
  tell: (progress: Progress) => void,
  prepared: () => number,
): Generator<void, LiveRun> {
  const record = new RunRecord(document, !checkpoint || document.run !== undefined);
  const all = Array.from({ length: record.phases.length + 1 }, (_, k) => inForce(record.start, k, registries));
  yield* inSlices(clock, held.prepareAll(all), (drawn) => tell({ what: 'samples', ...drawn }));
  const version = prepared();
  const trainer = startRun(document, record, backEnd ? { backEnd } : {}, (recipe) => held.of(recipe));
  const { count } = trainer.plan.data!;
  yield* inSlices(clock, trainer.recordInParts(), () =>
    tell({ what: 'scores', done: trainer.curve.scored, of: count }),
  );
  return new LiveRun(trainer, record, document, version + 1);
}
