/** @file Points of a run's curve that a lesson was not told of yet. */
import type { HistoryPoint } from '#engine/history.ts';

export class UntoldPoints {
  readonly #waiting: HistoryPoint[] = [];
  #told = -1;

  /** Points that came with a frame; of a run that went another way from an earlier step it is told anew from there. */
  take(comes: readonly HistoryPoint[]): void {
    const from = comes[0]?.[0];
    if (from !== undefined && from <= (this.#waiting.at(-1)?.[0] ?? this.#told))
      this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter(([step]) => step < from));
    this.#waiting.push(...comes);
  }

  get first(): HistoryPoint | undefined {
    return this.#waiting[0];
  }

  /** The first was told of. */
  shift(): void {
    this.#told = this.#waiting.shift()![0];
  }

  /** Another run. */
  clear(): void {
    this.#waiting.length = 0;
    this.#told = -1;
  }
}
