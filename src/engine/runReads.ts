/** @file What a run has to be read for at a step before it goes on: whether it pauses there. */
import { isLookStep, lookStepFrom } from '#nn/lookSteps.ts';
import type { Pause, ReadingPause } from '#nn/pause.ts';
import type { Due } from './due.ts';
import type { Trainer } from './trainer.ts';

export interface RunReads extends Due {
  /** At the step at hand. */
  now(): readonly ReadingPause[];
}

/**
 * @param rule by which it pauses, in force at the step at hand
 * @param looks whether somebody looks at the run at the same steps
 */
export function readsOf(trainer: Trainer, rule: () => Pause | undefined, looks: () => boolean): RunReads {
  const pause = (): ReadingPause | undefined => {
    const now = rule();
    return now?.type === 'reading' ? now : undefined;
  };
  return {
    after(step, again) {
      const asked = pause();
      if (again || !(asked || looks())) return Number.POSITIVE_INFINITY;
      // A gradient that is altered in place is known only where its step was measured.
      if (asked?.reading === 'gradientRatio') trainer.measures = true;
      return lookStepFrom(step + 1);
    },
    arrive() {},
    now() {
      const asked = isLookStep(trainer.step) ? pause() : undefined;
      return asked ? [asked] : [];
    },
  };
}
