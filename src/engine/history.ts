/** @file Loss and accuracy over a run, at epochs that depend on nothing but their number, so that any run of a document records the same points. */

/** Numbers of a point: step, epoch, train loss, test loss, train accuracy, test accuracy (NaN where there is none). */
export const HISTORY_COLUMNS = 6;
export type HistoryPoint = readonly [
  step: number,
  epoch: number,
  trainLoss: number,
  testLoss: number,
  trainAccuracy: number,
  testAccuracy: number,
];

/** Points per doubling of the number of epochs: from epoch 512 on every second is kept, from 1,024 on every fourth … */
const DENSE = 512;

export class History {
  #values: number[] = [];
  /** Grows when points are taken back, so that a reader knows to start over. */
  generation = 0;

  get length(): number {
    return this.#values.length / HISTORY_COLUMNS;
  }

  /** Whether the end of this epoch is recorded. */
  wants(epoch: number): boolean {
    let every = 1;
    while (epoch >= DENSE * every) every *= 2;
    return epoch % every === 0;
  }

  /** Adds a point. Where a replay comes by a step that is recorded already, it would only say the same again. */
  add(point: HistoryPoint): void {
    const last = this.#values[this.#values.length - HISTORY_COLUMNS];
    if (last === undefined || point[0] > last) this.#values.push(...point);
  }

  /** Takes back every point after a step. */
  cutAfter(step: number): void {
    let n = this.#values.length;
    while (n > 0 && this.#values[n - HISTORY_COLUMNS]! > step) n -= HISTORY_COLUMNS;
    if (n === this.#values.length) return;
    this.#values.length = n;
    this.generation++;
  }

  clear(): void {
    this.#values = [];
    this.generation++;
  }

  /** One number of a point, by `HISTORY_COLUMNS`. */
  value(point: number, column: number): number {
    return this.#values[point * HISTORY_COLUMNS + column] ?? Number.NaN;
  }

  /** Takes over points saved by `from(0)`. */
  load(points: Float64Array): void {
    this.#values = [...points];
    this.generation++;
  }

  /** Points from an index on, flat, as new memory. */
  from(index: number): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.#values.slice(index * HISTORY_COLUMNS));
  }
}
