/** @file When a phase is due: after so many steps or epochs of the one before, or once that one's goal is met. */
import { asksToRead, holdsAt, meetsBound, type ReadingGoal } from '#nn/goal.ts';
import { isLookStep, lookStepFrom } from '#nn/lookSteps.ts';
import type { Phase } from '#nn/phase.ts';
import type { Due } from './due.ts';
import type { RunRecord } from './runRecord.ts';
import type { Trainer } from './trainer.ts';

export interface Phases extends Due {
  /** What has to be read at the step at hand before anything else is done there: whether a phase begins depends on it. */
  readonly asks: ReadingGoal | undefined;
  /** What was read for it; null where the network has nothing of it. */
  read(value: number | null): void;
  /** Nobody goes on from the step at hand. */
  leave(): void;
}

/**
 * The phases of a record. Where a run is brought back they begin at the steps at which they did, and past those by what they say themselves.
 * @param begin lays the phase over what is in force
 */
export function phasesOf(trainer: Trainer, record: RunRecord, begin: (phase: Phase) => void): Phases {
  let asked: { readonly step: number; readonly phase: Phase; readonly goal: ReadingGoal } | undefined;

  /** The phase to come next, and the step at which the one at hand began. */
  const next = (step: number) => {
    const begun = record.begunBy(step);
    return { begun, phase: record.phases[begun], since: begun === 0 ? 0 : record.reached[begun - 1]! };
  };
  /** The step that was recorded for it. */
  const recordedFor = (begun: number): number | undefined => record.reached[begun];

  /** The reading that it waits for. */
  const readingFor = ({ after }: Phase): ReadingGoal | undefined =>
    'goal' in after && asksToRead(after.goal) ? after.goal : undefined;

  /** Steps in a row are counted, also where it is known when it ended: the run may go another way before that. */
  const counts = ({ after }: Phase): boolean => 'goal' in after && 'for' in after.goal && after.goal.for! > 1;

  function isDue({ after }: Phase, step: number, since: number): boolean {
    if ('steps' in after) return step >= since + after.steps;
    if ('epochs' in after) return trainer.epoch >= trainer.phase.epoch + after.epochs;
    const { goal, atMost } = after;
    if (asksToRead(goal)) return step >= since + atMost;
    const held = holdsAt(goal, { batchLoss: trainer.batchLoss, step, epoch: trainer.epoch });
    trainer.phase = { ...trainer.phase, held: held ? trainer.phase.held + 1 : 0 };
    return trainer.phase.held >= (goal.for ?? 1) || step >= since + atMost;
  }

  function start(phase: Phase): void {
    begin(phase);
    trainer.phase = { epoch: trainer.epoch, held: 0 };
  }

  return {
    after(step, again) {
      const { begun, phase, since } = next(step);
      if (!phase) return Number.POSITIVE_INFINITY;
      const recorded = again ? recordedFor(begun) : undefined;
      if (recorded !== undefined) return counts(phase) ? step + 1 : recorded;
      if ('steps' in phase.after) return Math.max(step + 1, since + phase.after.steps);
      if ('epochs' in phase.after) return trainer.stepOf(trainer.phase.epoch + phase.after.epochs);
      const reading = readingFor(phase);
      if (!reading) return step + 1;
      // A gradient that is altered in place is known only where its step was measured.
      if (reading.reading === 'gradientRatio') trainer.measures = true;
      return Math.min(lookStepFrom(step + 1), Math.max(step + 1, since + phase.after.atMost));
    },
    arrive(step, again) {
      asked = undefined;
      // One at a step: each lasts a step at least.
      const { begun, phase, since } = next(step - 1);
      if (!phase) return;
      const recorded = again ? recordedFor(begun) : undefined;
      const meets = recorded === undefined || counts(phase) ? isDue(phase, step, since) : undefined;
      if (recorded === undefined ? meets : step === recorded) {
        if (recorded === undefined) record.begin(step);
        return start(phase);
      }
      const goal = recorded === undefined && isLookStep(step) ? readingFor(phase) : undefined;
      // A step that the run has gone past without it is not looked at again.
      if (goal && !(again && step <= record.unmet)) asked = { step, phase, goal };
    },
    get asks() {
      return asked?.step === trainer.step ? asked.goal : undefined;
    },
    read(value) {
      if (!asked) return;
      const { step, phase, goal } = asked;
      asked = undefined;
      if (!meetsBound(goal, value ?? Number.NaN)) {
        record.unmet = step;
        return;
      }
      record.begin(step);
      start(phase);
    },
    leave() {
      asked = undefined;
    },
  };
}
