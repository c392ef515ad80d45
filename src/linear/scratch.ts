/** @file Memory for what is worked with for a while, the same again and again: what is thrown away instead costs more to collect than to compute. */
import { type Matrix, matrix } from './matrix.ts';
import type { Work } from './work.ts';

/** Numbers that are kept for later at most: 128 MB. */
const MOST = 2 ** 24;

export class Scratch {
  readonly #free = new Map<number, Float64Array[]>();
  #kept = 0;
  /** What is lent to the work under way; undefined where there is none, and everything is new. */
  #lent: Float64Array[] | undefined;

  /** While the work is under way its `floats` and `matrix` are lent: nothing of them may outlive it. */
  *during<T>(work: Work<T>): Work<T> {
    this.#lent = [];
    try {
      return yield* work;
    } finally {
      for (const values of this.#lent) this.#keep(values);
      this.#lent = undefined;
    }
  }

  #keep(values: Float64Array): void {
    if (this.#kept + values.length > MOST) return;
    this.#kept += values.length;
    const alike = this.#free.get(values.length);
    if (alike) alike.push(values);
    else this.#free.set(values.length, [values]);
  }

  /** So many numbers, of any value. */
  floats(length: number): Float64Array {
    const again = this.#lent && this.#free.get(length)?.pop();
    if (again) this.#kept -= length;
    const values = again ?? new Float64Array(length);
    this.#lent?.push(values);
    return values;
  }

  /** A matrix of any values. */
  matrix(rows: number, columns: number): Matrix {
    return matrix(rows, columns, this.floats(rows * columns));
  }

  /** A matrix of zeros. */
  zeros(rows: number, columns: number): Matrix {
    const out = this.matrix(rows, columns);
    out.values.fill(0);
    return out;
  }
}
