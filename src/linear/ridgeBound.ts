/** @file What a ridge regression of a group of targets misses at least when rows are left out: far less work than what it misses. */
import type { Design } from './design.ts';
import { dot, type Matrix } from './matrix.ts';
import type { RidgeLambda } from './ridgeLambdas.ts';

/** What is the same for each λ: the target in which a row is looked at, that of its largest number, and ‖y‖². */
interface Looks {
  readonly own: Int32Array;
  readonly inAll: number;
}

export function looksOf(targets: Matrix): Looks {
  const { rows, columns, values } = targets;
  const own = new Int32Array(columns);
  for (let k = 1; k < rows; k++)
    for (let i = 0; i < columns; i++) if (values[k * columns + i]! > values[own[i]! * columns + i]!) own[i] = k;
  return { own, inAll: dot(values, values) };
}

/**
 * What is missed of rows left out at least, over a group of targets. Known of each row is what it is missed by in one target, for classes its own, where most of its
 * error is; and of all rows together what they are missed by when none is left out, ‖y‖² − alongᵀw − λ‖w‖², or λ²‖w‖² where the axes are QX.
 */
export function boundOf(
  { places, dual }: Design,
  { lambda, stretch }: Pick<RidgeLambda, 'lambda' | 'stretch'>,
  weights: Matrix,
  targets: Matrix,
  along: Matrix,
  from: number,
  { own, inAll }: Looks,
): number {
  const { rows: r, columns: size, values: w } = weights;
  const n = own.length;
  const fitted = predictedOwn(places, weights, own);
  let [squares, shared] = [0, 0];
  for (let j = 0; j < r; j++)
    for (let k = 0, at = j * size, other = j * along.columns + from; k < size; k++, at++, other++) {
      squares += w[at]! * w[at]!;
      shared += w[at]! * along.values[other]!;
    }
  let rest = dual === places ? inAll - shared - lambda * squares : lambda * lambda * squares;
  let [sum, least] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < n; i++) {
    const missed = (targets.values[own[i]! * n + i]! - fitted[i]!) ** 2;
    const weight = stretch[i]! * stretch[i]!;
    rest -= missed;
    sum += weight * missed;
    least = Math.min(least, weight);
  }
  // Less what may be rounding.
  return (sum + least * Math.max(0, rest - 1e-9 * inAll)) * (1 - 1e-9);
}

/** [n]: what each fit row is predicted to be in one target. */
function predictedOwn(
  { rows: r, columns: n, values: p }: Matrix,
  { columns: size, values: w }: Matrix,
  own: Int32Array,
) {
  const out = new Float64Array(n);
  let j = 0;
  for (; j + 3 < r; j += 4)
    for (let i = 0, at = j * n, row = j * size; i < n; i++, at++) {
      const from = row + own[i]!;
      const second = from + size;
      const third = at + n + n;
      out[i]! +=
        p[at]! * w[from]! +
        p[at + n]! * w[second]! +
        (p[third]! * w[second + size]! + p[third + n]! * w[second + size + size]!);
    }
  for (; j < r; j++) for (let i = 0; i < n; i++) out[i]! += p[j * n + i]! * w[j * size + own[i]!]!;
  return out;
}
