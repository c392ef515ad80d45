/** @file How much of the differences between the numbers asked for a network explains. */
import { pixelSaid } from '#nn/objective.ts';
import type { Plan } from './plan.ts';

/**
 * R² = 1 − Σ ‖t − y‖² / Σ ‖t − mean‖² over what is asked for, t (a number, or the pixels of a picture), and what is answered, y, where the mean is that of these
 * very samples: 1 is perfect, 0 no better than always saying their mean, less than 0 worse.
 */
export class ExplainedTally {
  readonly #plan: Plan;
  readonly #width: number;
  readonly #sums: Float64Array;
  #squares = 0;
  #missed = 0;
  #count = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#width = plan.samples.targetWidth;
    this.#sums = new Float64Array(this.#width);
  }

  /** Takes in a row of the data. @param out rows of outputs, of which the `at`-th is its own */
  add(row: number, out: Float32Array, at: number): void {
    const width = this.#width;
    const { targets } = this.#plan.samples;
    const { loss } = this.#plan.document.training;
    for (let p = 0, x = row * width, y = at * width; p < width; p++, x++, y++) {
      const asked = targets[x]!;
      this.#sums[p]! += asked;
      this.#squares += asked * asked;
      this.#missed += (asked - pixelSaid(out[y]!, loss)) ** 2;
    }
    this.#count++;
  }

  /** null without samples that differ. */
  get explained(): number | null {
    const spread = this.#squares - this.#sums.reduce((sum, s) => sum + s * s, 0) / this.#count;
    return spread > 0 ? 1 - this.#missed / spread : null;
  }
}
