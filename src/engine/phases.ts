/** @file When a phase is due: after so many steps or epochs of the one before, or once that one's goal is met. */
import { holdsAt } from '#nn/goal.ts';
import type { Phase } from '#nn/phase.ts';
import type { Due } from './due.ts';
import type { RunRecord } from './runRecord.ts';
import type { Trainer } from './trainer.ts';

/**
 * The phases of a record. Where a run is brought back they begin at the steps at which they did, and past those by what they say themselves.
 * @param begin lays the phase over what is in force
 */
export function phasesOf(trainer: Trainer, record: RunRecord, begin: (phase: Phase) => void): Due {
  /** The phase to come next, and the step at which the one at hand began. */
  const next = (step: number) => {
    const begun = record.begunBy(step);
    return { begun, phase: record.phases[begun], since: begun === 0 ? 0 : record.reached[begun - 1]! };
  };
  /** The step that was recorded for it. */
  const recordedFor = (begun: number): number | undefined => record.reached[begun];

  /** Steps in a row are counted, also where it is known when it ended: the run may go another way before that. */
  const counts = ({ after }: Phase): boolean => 'goal' in after && (after.goal.for ?? 1) > 1;

  function isDue({ after }: Phase, step: number, since: number): boolean {
    if ('steps' in after) return step >= since + after.steps;
    if ('epochs' in after) return trainer.epoch >= trainer.phase.epoch + after.epochs;
    const { goal, atMost } = after;
    const held = holdsAt(goal, { batchLoss: trainer.batchLoss, step, epoch: trainer.epoch });
    trainer.phase = { ...trainer.phase, held: held ? trainer.phase.held + 1 : 0 };
    return trainer.phase.held >= (goal.for ?? 1) || step >= since + atMost;
  }

  return {
    after(step, again) {
      const { begun, phase, since } = next(step);
      if (!phase) return Number.POSITIVE_INFINITY;
      const recorded = again ? recordedFor(begun) : undefined;
      if (recorded !== undefined) return counts(phase) ? step + 1 : recorded;
      if ('steps' in phase.after) return Math.max(step + 1, since + phase.after.steps);
      return 'goal' in phase.after ? step + 1 : trainer.stepOf(trainer.phase.epoch + phase.after.epochs);
    },
    arrive(step, again) {
      // One at a step: each lasts a step at least.
      const { begun, phase, since } = next(step - 1);
      if (!phase) return;
      const recorded = again ? recordedFor(begun) : undefined;
      const meets = recorded === undefined || counts(phase) ? isDue(phase, step, since) : undefined;
      if (recorded === undefined ? !meets : step !== recorded) return;
      if (recorded === undefined) record.begin(step);
      begin(phase);
      trainer.phase = { epoch: trainer.epoch, held: 0 };
    },
  };
}
