/** @file Where a run pauses by itself, as its document asks: at the step at which the page pauses it. */
import { pausesOf } from '#engine/pauses.ts';
import type { Trainer } from '#engine/trainer.ts';
import { meetsBound } from '#nn/goal.ts';
import { isLookStep } from '#nn/lookSteps.ts';
import { readGoal } from '#proof/readings.ts';

/** @returns asks, after every step, whether the run pauses there */
export function pausing(trainer: Trainer): () => boolean {
  const rule = () => trainer.plan.document.training.pause;
  let pauses = false;
  const byCurve = pausesOf(
    trainer,
    rule,
    () => {
      pauses = true;
    },
    () => {},
  );
  return () => {
    const { step } = trainer;
    const pause = rule();
    pauses = false;
    // A gradient that is altered in place is known only where its step was measured.
    trainer.measures = pause?.type === 'reading' && pause.reading === 'gradientRatio';
    if (step === 0) return false;
    if (pause?.type !== 'reading') byCurve.arrive(step, false);
    else if (isLookStep(step)) pauses = meetsBound(pause, readGoal(trainer, pause));
    return pauses;
  };
}
