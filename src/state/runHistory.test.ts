import { describe, expect, it } from 'vitest';
import { type HistoryFrame, RunHistory } from './runHistory.ts';

/** A frame at a step, ten steps an epoch of 100 samples, with the points recorded since `from`. */
function frameAt(
  step: number,
  from: number,
  steps: readonly number[],
  loss = (s: number) => 1 / (1 + s),
): HistoryFrame {
  const values = Float64Array.from(steps.flatMap((s) => [s, s / 10, loss(s), 2 * loss(s), 0.5, 0.4]));
  const score = { loss: loss(step), accuracy: 0.5, explained: null, count: 100 };
  return {
    history: { from, values },
    position: { step, epoch: Math.floor(step / 10), used: (step % 10) * 10, pending: 0 },
    trainCount: 100,
    train: score,
    test: score,
  };
}
const stepsOf = (history: RunHistory) => [...history.step.subarray(0, history.count)];

describe('the history of a run', () => {
  it('joins the pieces and ends at the step that is shown', () => {
    const history = new RunHistory();
    history.take(frameAt(0, 0, [0]));
    history.take(frameAt(25, 1, [10, 20]));
    expect(stepsOf(history)).toEqual([0, 10, 20, 25]);
    expect(history.epoch[3]).toBe(2.5);
    history.take(frameAt(31, 3, [30]));
    expect(stepsOf(history)).toEqual([0, 10, 20, 30, 31]);
  });

  it('keeps what lies ahead when the run is looked at from an earlier step, and drops it when the run takes another way', () => {
    const history = new RunHistory();
    history.take(frameAt(25, 0, [0, 10, 20]));
    history.take(frameAt(10, 3, []));
    expect(stepsOf(history)).toEqual([0, 10, 20, 25]);
    expect(history.furthest).toBe(25);
    history.take(frameAt(12, 0, [0, 10]));
    expect(stepsOf(history)).toEqual([0, 10, 12]);
  });

  it('holds more points than there was room for at first', () => {
    const history = new RunHistory();
    history.take(
      frameAt(
        10_000,
        0,
        Array.from({ length: 1001 }, (_, i) => i * 10),
      ),
    );
    expect(history.count).toBe(1001);
    expect(history.testLoss[1000]).toBe(2 / 10_001);
    expect(history.nearest(47)).toBe(5);
  });

  it('names the last point that was no worse than the start', () => {
    const history = new RunHistory();
    history.take(frameAt(40, 0, [0, 10, 20, 30, 40], (s) => (s < 25 ? 1 : 1e6)));
    expect(history.lastGood(40)).toBe(20);
    expect(history.lastGood(5)).toBe(0);
  });

  it('keeps each number in its own column: as the engine recorded it, and as the frame at hand has it', () => {
    const history = new RunHistory();
    const position = { step: 25, epoch: 2, used: 50, pending: 0 };
    const score = (loss: number, accuracy: number | null) => ({ loss, accuracy, explained: null, count: 9 });
    history.take({
      ...{ history: { from: 0, values: Float64Array.of(20, 2, 0.1, 0.2, 0.3, 0.4) }, position, trainCount: 100 },
      ...{ train: score(0.5, 0.6), test: score(0.7, 0.8) },
    });
    const row = (i: number) => [
      ...[history.step[i], history.epoch[i], history.trainLoss[i], history.testLoss[i]],
      ...[history.trainAccuracy[i], history.testAccuracy[i]],
    ];
    expect(row(0)).toEqual([20, 2, 0.1, 0.2, 0.3, 0.4]);
    expect(row(1)).toEqual([25, 2.5, 0.5, 0.7, 0.6, 0.8]);
    expect(history.count).toBe(2);
  });
});
