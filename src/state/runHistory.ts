/** @file Loss and accuracy of the present run, put together from the pieces that frames bring: one place, so that every chart of it is the same curve. */
import { emptyHistory, type HistoryPoint, pointsOf } from '#engine/history.ts';
import type { Frame } from '#engine/protocol.ts';

/** In the order of a point's numbers. */
const names = ['step', 'epoch', 'trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'] as const;

/** The parts of a frame that a history is made of. */
export type HistoryFrame = Pick<Frame, 'history' | 'position' | 'trainCount' | 'train' | 'test'>;

/** Points of a run in columns; the first `count` of each are in use, ascending in step. */
export class RunHistory {
  step = new Float64Array(256);
  /** Epochs as a real number: 2.5 is half way through the third. */
  epoch = new Float64Array(256);
  trainLoss = new Float64Array(256);
  testLoss = new Float64Array(256);
  trainAccuracy = new Float64Array(256);
  testAccuracy = new Float64Array(256);
  /** Points that the engine recorded at ends of epochs, then one for the furthest step that was shown between them. */
  count = 0;
  readonly #recorded = emptyHistory();
  #tail: HistoryPoint | undefined;

  /** Takes over what a frame brings. Frames must come in order, none left out. */
  take(frame: HistoryFrame): void {
    const { from, values } = frame.history;
    if (from < this.#recorded.length) this.#tail = undefined;
    const points = pointsOf(values);
    this.#recorded.follow({ from, values: points });
    const { length } = this.#recorded;
    for (const [i, point] of points.entries()) this.#write(length - points.length + i, point);
    const last = this.#recorded.last?.[0] ?? -1;
    if (this.#tail && this.#tail[0] <= last) this.#tail = undefined;
    const { position, train, test, trainCount } = frame;
    if (position.step > last && position.step >= (this.#tail?.[0] ?? 0)) {
      const epoch = position.epoch + (trainCount > 0 ? position.used / trainCount : 0);
      this.#tail = [
        position.step,
        epoch,
        train.loss,
        test.loss,
        train.accuracy ?? Number.NaN,
        test.accuracy ?? Number.NaN,
      ];
    }
    if (this.#tail) this.#write(length, this.#tail);
    this.count = length + (this.#tail ? 1 : 0);
  }

  /** The furthest step that was reached; 0 before the first. */
  get furthest(): number {
    return this.count > 0 ? this.step[this.count - 1]! : 0;
  }

  /** Index of the point whose step is nearest, the earlier of two; −1 where there is none. */
  nearest(step: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.count; i++) {
      const distance = Math.abs(this.step[i]! - step);
      if (distance >= least) break;
      [best, least] = [i, distance];
    }
    return best;
  }

  /** The last point before a step at which the training loss was no worse than at the start: where a run that diverged can be taken up again. */
  lastGood(before: number): number {
    const { values } = this.#recorded;
    return values.findLast(([step, , loss]) => step < before && loss <= values[0]![2])?.[0] ?? 0;
  }

  #write(index: number, point: HistoryPoint): void {
    if (index >= this.step.length) {
      const room = 2 * this.step.length;
      for (const name of names) {
        const wider = new Float64Array(room);
        wider.set(this[name]);
        this[name] = wider;
      }
    }
    for (const [column, name] of names.entries()) this[name][index] = point[column]!;
  }
}
