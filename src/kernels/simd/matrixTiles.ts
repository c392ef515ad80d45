// The inner loops of `gemm`.
//
// Four rows by eight columns, the rows of sums `fromRow` and `cRow` bytes apart: eight sums in registers, more would spill in V8. Two k a turn, as a loop's own
// work costs as much as a fifth of a sum's. The way out between them is not for an odd k alone: without it V8 loads everything for both k at once, and runs
// out of registers, as it does where anything but stores follows the loop.
import { madd } from './lanes';

/** Rows of a lie in one piece each, and b in a panel; k ≥ 1. */
export function tileOfRows(
  a0: usize, a1: usize, a2: usize, a3: usize, b: usize, from: usize, fromRow: usize, c: usize, cRow: usize, k: i32,
): void {
  let s00 = v128.load(from);
  let s01 = v128.load(from, 16);
  from += fromRow;
  let s10 = v128.load(from);
  let s11 = v128.load(from, 16);
  from += fromRow;
  let s20 = v128.load(from);
  let s21 = v128.load(from, 16);
  from += fromRow;
  let s30 = v128.load(from);
  let s31 = v128.load(from, 16);
  while (true) {
    let b0 = v128.load(b);
    let b1 = v128.load(b, 16);
    let x = v128.load32_splat(a0);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a1);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load32_splat(a2);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load32_splat(a3);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    if (k == 1) break;
    b0 = v128.load(b, 32);
    b1 = v128.load(b, 48);
    x = v128.load32_splat(a0, 4);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a1, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load32_splat(a2, 4);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load32_splat(a3, 4);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    k -= 2;
    if (k <= 0) break;
    a0 += 8;
    a1 += 8;
    a2 += 8;
    a3 += 8;
    b += 64;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  c += cRow;
  v128.store(c, s10);
  v128.store(c, s11, 16);
  c += cRow;
  v128.store(c, s20);
  v128.store(c, s21, 16);
  c += cRow;
  v128.store(c, s30);
  v128.store(c, s31, 16);
}

/** Columns of a lie in one piece each, as in a gradient of weights; k ≥ 1. */
export function tileOfColumns(
  a: usize, aColumn: usize, b: usize, bRow: usize, from: usize, fromRow: usize, c: usize, cRow: usize, k: i32,
): void {
  let s00 = v128.load(from);
  let s01 = v128.load(from, 16);
  from += fromRow;
  let s10 = v128.load(from);
  let s11 = v128.load(from, 16);
  from += fromRow;
  let s20 = v128.load(from);
  let s21 = v128.load(from, 16);
  from += fromRow;
  let s30 = v128.load(from);
  let s31 = v128.load(from, 16);
  while (true) {
    let b0 = v128.load(b);
    let b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load32_splat(a, 8);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load32_splat(a, 12);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    if (k == 1) break;
    a += aColumn;
    b += bRow;
    b0 = v128.load(b);
    b1 = v128.load(b, 16);
    x = v128.load32_splat(a);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a, 4);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
    x = v128.load32_splat(a, 8);
    s20 = madd(x, b0, s20);
    s21 = madd(x, b1, s21);
    x = v128.load32_splat(a, 12);
    s30 = madd(x, b0, s30);
    s31 = madd(x, b1, s31);
    k -= 2;
    if (k <= 0) break;
    a += aColumn;
    b += bRow;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  c += cRow;
  v128.store(c, s10);
  v128.store(c, s11, 16);
  c += cRow;
  v128.store(c, s20);
  v128.store(c, s21, 16);
  c += cRow;
  v128.store(c, s30);
  v128.store(c, s31, 16);
}
