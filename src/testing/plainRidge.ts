/**
 * @file For tests: readings once more, in float64 and by another way than the house's. Singular values of the rows themselves, by one-sided Jacobi rotations
 * (Hestenes 1958): no Gram matrix, whose rounding would hide small directions, no tridiagonal form, no kernels. Slow and plain.
 */

/** Rows of numbers. */
export type Rows = readonly Float64Array[];

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const total = (values: Iterable<number>): number => [...values].reduce((sum, x) => sum + x, 0);

export function meanOf(rows: Rows): Float64Array {
  return Float64Array.from(rows[0]!, (_, c) => total(rows.map((row) => row[c]!)) / rows.length);
}
export const less = (rows: Rows, mean: Float64Array): Rows => rows.map((row) => row.map((x, c) => x - mean[c]!));
const turned = (rows: Rows): Rows => Array.from(rows[0]!, (_, c) => Float64Array.from(rows, (row) => row[c]!));

interface Directions {
  /** Singular values, descending, as far as they are more than rounding. */
  readonly sizes: number[];
  /** For each: unit places of the rows along it [n], and its unit axis [d]. */
  readonly places: Rows;
  readonly axes: Rows;
}

/** X = Σ_k places_k · size_k · axis_k. */
function directionsOf(rows: Rows): Directions {
  const wide = rows[0]!.length > rows.length;
  // Each vector is turned against each other until all are orthogonal; `mix` is turned along.
  const vectors = (wide ? rows : turned(rows)).map((v) => Float64Array.from(v));
  const mix = vectors.map((_, i) => Float64Array.from(vectors, (_v, j) => Number(i === j)));
  for (let sweep = 0, moved = true; moved && sweep < 60; sweep++) {
    moved = false;
    for (let p = 0; p < vectors.length; p++)
      for (let q = p + 1; q < vectors.length; q++) {
        const [a, b] = [vectors[p]!, vectors[q]!];
        let [aa, bb, ab] = [0, 0, 0];
        for (let i = 0; i < a.length; i++) {
          aa += a[i]! * a[i]!;
          bb += b[i]! * b[i]!;
          ab += a[i]! * b[i]!;
        }
        if (Math.abs(ab) <= 1e-15 * Math.sqrt(aa * bb) || ab === 0) continue;
        moved = true;
        const zeta = (bb - aa) / (2 * ab);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        for (const [x, y] of [
          [a, b],
          [mix[p]!, mix[q]!],
        ] as const)
          for (let i = 0; i < x.length; i++) [x[i], y[i]] = [c * x[i]! - c * t * y[i]!, c * t * x[i]! + c * y[i]!];
      }
  }
  const all = vectors.map((v, k) => ({ size: Math.sqrt(dot(v, v)), v, mix: mix[k]! })).sort((a, b) => b.size - a.size);
  const kept = all.filter(({ size }) => size ** 2 > Math.max(1e-30, 1e-12 * all[0]!.size ** 2));
  const units = kept.map(({ size, v }) => v.map((x) => x / size));
  const mixes = kept.map((k) => k.mix);
  const [places, axes] = wide ? [mixes, units] : [units, mixes];
  return { sizes: kept.map(({ size }) => size), places, axes };
}

const known = new WeakMap<Rows, Directions>();

/** The directions of rows less their mean; found once for the same rows. */
export function centredDirections(rows: Rows): Directions {
  const found = known.get(rows) ?? directionsOf(less(rows, meanOf(rows)));
  known.set(rows, found);
  return found;
}

export interface PlainRidge {
  readonly lambda: number | undefined;
  /** [rows][targets]: held-out rows predicted, and fit rows from all others. */
  readonly held: Rows;
  readonly leftOut: Rows;
  readonly looSquares: number;
}

const PARTS = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];

/** Ridge regression of targets [n][t] on rows [n][d], its λ that of the least error over rows left out, of eight. */
export function plainRidge(fit: Rows, targets: Rows, held: Rows): PlainRidge {
  const [mean, middle] = [meanOf(fit), meanOf(targets)];
  const y = less(targets, middle);
  const { sizes, places, axes } = centredDirections(fit);
  const squares = sizes.map((size) => size * size);
  const centredHeld = less(held, mean);
  const heldPlaces = axes.map((axis) => Float64Array.from(centredHeld, (row) => dot(row, axis)));
  const unit = squares.length > 0 ? total(squares) / squares.length : 1;
  const along = places.map((place) =>
    Float64Array.from(middle, (_, t) =>
      dot(
        place,
        Float64Array.from(y, (row) => row[t]!),
      ),
    ),
  );
  let best: PlainRidge | undefined;
  for (const part of PARTS) {
    const lambda = part * unit;
    const kept = squares.map((square) => square / (square + lambda));
    const own = fit.map((_, i) => 1 / fit.length + total(kept.map((k, j) => k * places[j]![i]! ** 2)));
    if (own.some((h) => 1 - h <= 1e-9)) continue;
    const leftOut = mixed(fit.length, kept, places, along).map((said, i) =>
      said.map((value, t) => y[i]![t]! - (y[i]![t]! - value) / (1 - own[i]!)),
    );
    const looSquares = squaresApart(y, leftOut);
    if (best && looSquares >= best.looSquares) continue;
    const back = sizes.map((size) => size / (size * size + lambda));

    const predicted = mixed(held.length, back, heldPlaces, along).map((said) => said.map((x, t) => x + middle[t]!));
    best = { lambda, held: predicted, leftOut: leftOut.map((row) => row.map((x, t) => x + middle[t]!)), looSquares };
  }
  return (
    best ?? {
      lambda: undefined,
      held: held.map(() => middle),
      leftOut: y.map((row) => row.map(() => 0)),
      looSquares: Number.POSITIVE_INFINITY,
    }
  );
}

/** [count][t]: Σ_j weight_j · place_j[i] · along_j[t] */
function mixed(count: number, weights: readonly number[], places: Rows, along: Rows): Float64Array[] {
  return Array.from({ length: count }, (_, i) => {
    const out = new Float64Array(along[0]?.length ?? 0);
    for (const [j, weight] of weights.entries()) {
      const [from, factor] = [along[j]!, weight * places[j]![i]!];
      for (let t = 0; t < out.length; t++) out[t]! += factor * from[t]!;
    }
    return out;
  });
}

/** Σ ‖a_i − b_i‖² */
export const squaresApart = (a: Rows, b: Rows): number =>
  total(a.map((row, i) => row.reduce((sum, x, c) => sum + (x - b[i]![c]!) ** 2, 0)));

/** 1 − Σ ‖y − said‖² / Σ ‖y − mean‖² */
export const plainR2 = (truth: Rows, said: Rows, means: Rows): number =>
  1 - squaresApart(truth, said) / squaresApart(truth, means);

/** The share of rows whose largest score is the class. */
export function plainShare(scores: Rows, classes: ArrayLike<number>): number {
  return total(scores.map((row, i) => Number(row.indexOf(Math.max(...row)) === classes[i]))) / scores.length;
}

/** Mean −log₂ softmax(heat · scores)[class]. */
export function plainBits(scores: Rows, classes: ArrayLike<number>, heat: number): number {
  const each = scores.map((row, i) => {
    const most = Math.max(...row);
    return (
      Math.log2(total(row.map((x) => Math.exp(heat * (x - most))))) - (heat * (row[classes[i]!]! - most)) / Math.LN2
    );
  });
  return total(each) / each.length;
}

/** H of the classes as often as they occur, in bits. */
export function plainEntropy(classes: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (const c of Array.from(classes)) counts.set(c, (counts.get(c) ?? 0) + 1);
  return -total([...counts.values()].map((n) => (n / classes.length) * Math.log2(n / classes.length)));
}
