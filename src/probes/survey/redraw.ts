/** @file The input given back: by the best linear map from a section, or by the section's own numbers where these are nearer. */
import { type Design, decompose, spectrumOf } from '#linear/design.ts';
import { centred, copyOf, dot, type Matrix, matrix, rowOf } from '#linear/matrix.ts';
import type { Products } from '#linear/products.ts';
import { type Likeness, likenessOf, redrawing } from '#linear/redrawing.ts';
import { type Measured, partExplained } from '#linear/scores.ts';
import { type Factor, solve } from '#linear/tridiagonal.ts';
import type { Work } from '#linear/work.ts';

/** The inputs as a linear probe is given them, which stay as they are while the network changes. */
export interface Inputs {
  /** [n, P] and [m, P] */
  readonly fit: Matrix;
  readonly held: Matrix;
  readonly design: Design;
  readonly likeness: Likeness;
  /** Squares of the held-out inputs along their own principal components, descending. */
  readonly spectrum: Float64Array;
}

export function* inputsOf(products: Products, fit: Matrix, held: Matrix): Work<Inputs> {
  const design = yield* decompose(products, fit, held);
  const { mean } = design;
  return {
    fit,
    held,
    design,
    likeness: yield* likenessOf(products, centred(fit, mean), centred(held, mean)),
    spectrum: yield* spectrumOf(products, held),
  };
}

/** input ≈ mean + Yᵀ · dualᵀ · (T + λ)⁻¹ · axes · (features − their mean), Y the fit inputs; or the features, where they stand for the input as they are. */
export interface Decoder {
  readonly asItIs: boolean;
  /** Absent where the mean is all that can be said. */
  readonly map?: Pick<Design, 'axes' | 'dual' | 'mean'> & { readonly factor: Factor };
}

/** The R² that no code of so many numbers with a linear map back can pass: that of the held-out inputs' own principal components. */
export function bestOf({ likeness, spectrum }: Pick<Inputs, 'likeness' | 'spectrum'>, numbers: number): number {
  const total = likeness.spread.reduce((sum, value) => sum + value, 0);
  let rest = 0;
  for (let j = numbers; j < spectrum.length; j++) rest += Math.max(0, spectrum[j]!);
  return total === 0 ? 1 : 1 - rest / total;
}

/**
 * The best linear map from a section back to the input, and how much of the held-out inputs it explains. Where the section has as many numbers as the input they
 * are tried as they are too: on the fit rows, of which the map's error is that of rows left out.
 * @param fit [n, d], held [m, d]: what a linear probe is given of the section
 */
export function* redraw(
  products: Products,
  inputs: Inputs,
  design: Design,
  fit: Matrix,
  held: Matrix,
): Work<{ readonly measured: Measured; readonly decoder: Decoder }> {
  const { spread } = inputs.likeness;
  const itself = () => ({ measured: partExplained(apart(inputs.held, held), spread), decoder: { asItIs: true } });
  if (design === inputs.design) return itself();
  const { factor, looSquares, missed } = yield* redrawing(products, design, inputs.likeness);
  const same = fit.columns === inputs.fit.columns;
  if (same && apart(inputs.fit, fit).reduce((sum, value) => sum + value, 0) <= looSquares) return itself();
  const { axes, dual, mean } = design;
  return {
    measured: partExplained(missed, spread),
    decoder: { asItIs: false, ...(factor ? { map: { axes: copyOf(axes), dual: copyOf(dual), mean, factor } } : {}) },
  };
}

/** ‖a_i − b_i‖² row by row. */
function apart(a: Matrix, b: Matrix): Float64Array {
  const out = new Float64Array(a.rows);
  for (let i = 0, at = 0; i < a.rows; i++)
    for (let c = 0; c < a.columns; c++, at++) out[i]! += (a.values[at]! - b.values[at]!) ** 2;
  return out;
}

/** Writes the input that a section's numbers speak for; `out` [P]. */
export function drawBack(
  { fit, design: { mean } }: Pick<Inputs, 'fit' | 'design'>,
  { asItIs, map }: Decoder,
  features: Float64Array,
  out: Float64Array,
): void {
  if (asItIs) return out.set(features);
  out.set(mean);
  if (!map) return;
  const { axes, dual, mean: own } = map;
  const from = features.map((value, c) => value - own[c]!);
  const places = matrix(
    axes.rows,
    1,
    Float64Array.from({ length: axes.rows }, (_, j) => dot(rowOf(axes, j), from)),
  );
  const { values } = solve(map.factor, places);
  // How much each fit row speaks for it; the mean falls out, since every direction sums to 0.
  const shares = new Float64Array(fit.rows);
  for (let j = 0; j < dual.rows; j++) addTimes(values[j]!, rowOf(dual, j), shares);
  for (let i = 0; i < fit.rows; i++) addTimes(shares[i]!, rowOf(fit, i), out);
}

function addTimes(factor: number, row: Float64Array, sums: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += factor * row[i]!;
}
