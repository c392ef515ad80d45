/** @file How far samples are apart at a section: the measure by which the distance of two of them is large or small. */
import type { Matrix } from '#linear/matrix.ts';
import type { Measured } from '#linear/scores.ts';

/** Rows between the two of a pair: no divisor of the numbers that samples come in, so that classes that take turns meet one another. */
const STRIDE = 37;

/** ‖a − b‖ */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(squares);
}

/** The mean distance of every row from the one `STRIDE` rows on, with its standard error; 0 where there are fewer than two rows. */
export function meanDistanceOf(rows: Matrix): Measured {
  const n = rows.rows;
  if (n < 2) return { value: 0, error: 0 };
  const stride = n > STRIDE ? STRIDE : 1;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) {
    const apart = Math.sqrt(squaresBetween(rows, i, (i + stride) % n));
    sum += apart;
    squares += apart * apart;
  }
  const value = sum / n;
  return { value, error: Math.sqrt(Math.max(0, squares / n - value * value) / n) };
}

function squaresBetween({ columns, values }: Matrix, a: number, b: number): number {
  let squares = 0;
  for (let at = a * columns, other = b * columns, end = at + columns; at < end; at++, other++) {
    const apart = values[at]! - values[other]!;
    squares += apart * apart;
  }
  return squares;
}
