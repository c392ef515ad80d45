/** @file How much of pictures a network gives back. */
import { pixelSaid } from '#nn/objective.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Plan } from './plan.ts';

/**
 * R² = 1 − Σ ‖x − y‖² / Σ ‖x − mean‖² over pictures x and what is given back of them y, where the mean is that of these very pictures: 1 is perfect, 0 no
 * better than always giving their mean, less than 0 worse.
 */
export class PictureTally {
  readonly #plan: Plan;
  readonly #width: number;
  readonly #sums: Float64Array;
  #squares = 0;
  #missed = 0;
  #count = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#width = sizeOf(plan.input.shape);
    this.#sums = new Float64Array(this.#width);
  }

  /** Takes in a row of the data. @param out rows of outputs, of which the `at`-th is its own */
  add(row: number, out: Float32Array, at: number): void {
    const width = this.#width;
    const { inputs } = this.#plan.samples;
    const { loss } = this.#plan.document.training;
    for (let p = 0, x = row * width, y = at * width; p < width; p++, x++, y++) {
      const pixel = inputs[x]!;
      this.#sums[p]! += pixel;
      this.#squares += pixel * pixel;
      this.#missed += (pixel - pixelSaid(out[y]!, loss)) ** 2;
    }
    this.#count++;
  }

  /** null without pictures that differ. */
  get explained(): number | null {
    const spread = this.#squares - this.#sums.reduce((sum, s) => sum + s * s, 0) / this.#count;
    return spread > 0 ? 1 - this.#missed / spread : null;
  }
}
