/**
 * @file A series over a run: a value at each of some steps, ascending. Whatever is kept or shown of a run as it goes on is one: the curve, its checkpoints, the
 * film of its layers, what a lens draws over time. How it grows, is cut where the run takes another way, is thinned, and passes to another owner is said here.
 */

/** How far somebody has read a track. */
export interface Mark {
  readonly generation: number;
  readonly length: number;
}

/** What is new to a reader: after the first `from` of the values that the reader has come these, and no others. */
export interface Piece<T> {
  readonly from: number;
  readonly values: readonly T[];
}

export class Track<T> {
  readonly #stepOf: (value: T) => number;
  #values: T[] = [];
  #every = 1;
  #generation = 0;

  /** @param stepOf the step of a value */
  constructor(stepOf: (value: T) => number) {
    this.#stepOf = stepOf;
  }

  get values(): readonly T[] {
    return this.#values;
  }
  get steps(): readonly number[] {
    return this.#values.map(this.#stepOf);
  }
  get length(): number {
    return this.#values.length;
  }
  get last(): T | undefined {
    return this.#values.at(-1);
  }
  /** Of each stretch of so many steps the first value is kept, and the last of all. It doubles where the track is thinned. */
  get every(): number {
    return this.#every;
  }
  /** Another number whenever a reader must not go on from where it was: `since` sees to it. */
  get generation(): number {
    return this.#generation;
  }

  /** The value at a step. */
  at(step: number): T | undefined {
    const value = this.#values[this.#after(step) - 1];
    return value !== undefined && this.#stepOf(value) === step ? value : undefined;
  }

  /** The latest value not after a step. */
  before(step: number): T | undefined {
    return this.#values[this.#after(step) - 1];
  }

  /** The run has come to a step: what lies there or after it is of another way that it took before. */
  append(value: T): void {
    this.cutAfter(this.#stepOf(value) - 1);
    this.put(value);
  }

  /** Puts a value at its step, in place of what is there; all others stay. */
  put(value: T): void {
    const values = this.#values;
    const step = this.#stepOf(value);
    const at = this.#after(step);
    if (at < values.length) {
      const instead = at > 0 && this.#stepOf(values[at - 1]!) === step ? 1 : 0;
      values.splice(at - instead, instead, value);
      this.#generation++;
      return;
    }
    const last = values.length - 1;
    if (last >= 0 && (this.#stepOf(values[last]!) === step || !this.#begins(last))) {
      values.pop();
      this.#generation++;
    }
    values.push(value);
  }

  /** The run takes another way from a step: forgets what lies after it. */
  cutAfter(step: number): void {
    this.#cutTo(this.#after(step));
  }

  /** Thins to so many values, 2 at least: to every second stretch as often as it takes. The first and the last stay. */
  thin(most: number): void {
    if (this.#values.length <= most) return;
    while (this.#values.length > Math.max(2, most)) {
      this.#every *= 2;
      this.#values = this.#values.filter((_, i) => i === this.#values.length - 1 || this.#begins(i));
    }
    this.#generation++;
  }

  clear(): void {
    this.#every = 1;
    if (this.#values.length === 0) return;
    this.#values = [];
    this.#generation++;
  }

  /** Takes over what an owner before had of the same run: a checkpoint, another worker. What lies after it stays. */
  takeOver(values: readonly T[]): void {
    const end = values.at(-1);
    if (end === undefined || values.every((value) => this.at(this.#stepOf(value)) !== undefined)) return;
    this.#values = [...values, ...this.#values.slice(this.#after(this.#stepOf(end)))];
    this.#generation++;
  }

  /** What is new since a mark, all where there is none; and the mark to go on from. */
  since(mark?: Mark): { readonly piece: Piece<T>; readonly mark: Mark } {
    const { length, generation } = this;
    const from = mark?.generation === generation ? mark.length : 0;
    return { piece: { from, values: this.#values.slice(from) }, mark: { generation, length } };
  }

  /** Takes over a piece of another track: whoever takes each of them in turn, none left out, has the same track. */
  follow({ from, values }: Piece<T>): void {
    this.#cutTo(from);
    this.#values.push(...values);
  }

  /** Whether the value at an index is the first of its stretch. */
  #begins(index: number): boolean {
    const stretch = (i: number) => Math.floor(this.#stepOf(this.#values[i]!) / this.#every);
    return index === 0 || stretch(index - 1) < stretch(index);
  }

  #cutTo(length: number): void {
    if (length >= this.#values.length) return;
    this.#values.length = length;
    this.#generation++;
  }

  /** How many values are not after a step. */
  #after(step: number): number {
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stepOf(this.#values[middle]!) <= step) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
