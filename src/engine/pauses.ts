/** @file When a run pauses by itself: looked at when it arrives at a step, whatever the screen's rate; what is brought back is not paused again. */

import type { Pause } from '#nn/pause.ts';
import { begins, pausesAtPoint } from '#nn/pausesAtPoint.ts';
import type { Due } from './due.ts';
import { nextRecorded } from './history.ts';
import type { Trainer } from './trainer.ts';

/** Where a run paused by itself, and by which rule. */
export interface Paused {
  readonly pause: Pause;
  readonly step: number;
  /** The step of the best point, where it was gone past. */
  readonly best?: number;
}

const columns = { trainLoss: 2, testLoss: 3, trainAccuracy: 4, testAccuracy: 5 } as const;

/**
 * @param rule that in force
 * @param tell told where the run should pause
 * @param best told where a point of the curve is the best so far, under a rule that looks for it
 */
export function pausesOf(
  trainer: Trainer,
  rule: () => Pause | undefined,
  tell: (paused: Paused) => void,
  best: () => void,
): Due {
  /** The loss of the step before, where the run came from there. */
  let last = { step: -1, batchLoss: Number.NaN };
  const curve = {
    get count() {
      return trainer.history.length;
    },
    at: (point: number, metric: keyof typeof columns) => trainer.history.values[point]![columns[metric]],
  };

  function atPoint(pause: Pause, step: number): void {
    const found = pausesAtPoint(pause, curve);
    if (found) {
      const { best: point } = found;
      tell({ pause, step, ...(point === undefined ? {} : { best: trainer.history.values[point]![0] }) });
    } else if (pause.type === 'worse') {
      const last = curve.at(curve.count - 1, 'testLoss');
      let isBest = true;
      for (let i = 0; i < curve.count - 1; i++) if (!(last < curve.at(i, 'testLoss'))) isBest = false;
      if (isBest) best();
    }
  }

  return {
    after(step, again) {
      const pause = rule();
      if (pause?.type === 'metric' && pause.metric === 'batchLoss') return step + 1;
      if (!pause || again) return Number.POSITIVE_INFINITY;
      if (pause.type === 'step') return pause.step > step ? pause.step : Number.POSITIVE_INFINITY;
      if (pause.type !== 'epoch') return trainer.stepOf(nextRecorded(trainer.epoch));
      return pause.epoch > trainer.epoch ? trainer.stepOf(pause.epoch) : Number.POSITIVE_INFINITY;
    },
    arrive(step, again) {
      const pause = rule();
      const before = last.step === step - 1 ? last.batchLoss : Number.NaN;
      const { batchLoss } = trainer;
      last = { step, batchLoss };
      if (!pause || again) return;
      switch (pause.type) {
        case 'step':
          if (step === pause.step) tell({ pause, step });
          return;
        case 'epoch':
          if (trainer.epoch === pause.epoch && trainer.used === 0) tell({ pause, step });
          return;
        case 'metric':
          if (pause.metric === 'batchLoss') {
            if (begins(pause, before, batchLoss)) tell({ pause, step });
            return;
          }
      }
      if (trainer.history.last?.[0] === step) atPoint(pause, step);
    },
  };
}
