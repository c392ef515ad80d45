/** @file A run's phases and recorded changes, made at their steps: what brings a shared or saved run back to the same bits. */
import type { WholeData } from '#data/prepare.ts';
import type { BackEnd } from '#kernels/machine.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { mergePatch, type Patch } from '#nn/patch.ts';
import { inForce } from '#nn/phase.ts';
import type { Change } from '#nn/run.ts';
import type { Checkpoint } from './checkpoint.ts';
import { type Due, nextDue } from './due.ts';
import { phasesOf } from './phases.ts';
import { planDocument } from './plan.ts';
import { registries } from './registries.ts';
import { RunRecord } from './runRecord.ts';
import { Trainer, type TrainerOptions } from './trainer.ts';

/** Lays a patch over what is in force. */
export const applyTo = (trainer: Trainer, patch: Patch): void => {
  trainer.tune(mergePatch(trainer.plan.document, patch, registries));
};

/** Applies changes to a trainer that stands at their step. */
export function applyChanges(trainer: Trainer, changes: readonly Change[]): void {
  for (const change of changes) {
    if ('block' in change) trainer.setParameter(change.block, change.parameter, change.index, change.value);
    else applyTo(trainer, change.change);
  }
}

/** The changes of a record, made again at their steps where the run is brought back. */
export const changesOf = (record: RunRecord, make: (changes: readonly Change[]) => void): Due => ({
  after: (step, again) => (again ? record.after(step) : Number.POSITIVE_INFINITY),
  arrive(step, again) {
    const due = again ? record.at(step) : [];
    if (due.length > 0) make(due);
  },
});

/**
 * A trainer at step 0 of a recorded run, with what it started with. Its history is still to be begun, by `recordInParts`.
 * @param options of its trainer
 * @param samplesFor samples that were prepared already
 */
export function startRun(
  document: StrataDocument,
  record: RunRecord,
  options: Pick<TrainerOptions, 'backEnd' | 'unseen' | 'reuse'> = {},
  samplesFor: (recipe: StrataDocument) => WholeData | undefined = () => undefined,
): Trainer {
  const { run: _, ...rest } = document;
  const start = inForce({ ...rest, ...record.start }, 0, registries);
  const plan = planDocument(start, samplesFor(start));
  return new Trainer(start, { plan, samplesFor, unrecorded: true, ...options });
}

/** Reads a run inside, for a phase that waits for it; null or NaN where the network has nothing of it. */
export type ReadGoal = (trainer: Trainer, goal: ReadingGoal) => number | null;

const nobodyReads: ReadGoal = (_, { reading }) => {
  throw new Error(`a phase waits for ${reading}, and there is nobody to read it`);
};

export interface Replay {
  readonly trainer: Trainer;
  readonly record: RunRecord;
  step(): void;
}

/**
 * A document's run in one go: `step()` makes an update and then what is due at the step reached, recorded changes last.
 * @param from where it is taken up, in place of its start
 * @param read by whom phases that wait for a reading are told
 */
export function replayer(
  document: StrataDocument,
  backEnd?: BackEnd,
  from?: Checkpoint,
  read: ReadGoal = nobodyReads,
): Replay {
  const record = new RunRecord(document);
  const trainer = startRun(document, record, backEnd ? { backEnd } : {});
  for (const _ of trainer.recordInParts());
  if (from) trainer.restore(from);
  else applyChanges(trainer, record.at(0));
  const phases = phasesOf(trainer, record, ({ change, pretrain }) => {
    applyTo(trainer, change);
    if (pretrain) for (const _ of trainer.pretrainInParts(pretrain));
  });
  const dues = [phases, changesOf(record, (changes) => applyChanges(trainer, changes))];
  return {
    trainer,
    record,
    step() {
      nextDue(dues, trainer.step, true);
      trainer.stepBatch();
      if (trainer.divergence) return;
      for (const due of dues) {
        due.arrive(trainer.step, true);
        if (phases.asks) phases.read(read(trainer, phases.asks));
      }
    },
  };
}
