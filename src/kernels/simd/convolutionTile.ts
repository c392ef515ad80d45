// The inner loop of the convolutions, of the shape that those in matrixTiles.ts have, for the reasons given there.
import { madd } from './lanes';

/** Eight places of four outputs, their rows `fromRow` and `plane` bytes apart: y = from + Σ_k weight[k] · x[offset[k]]. */
export function tile(
  x: usize, weights: usize, offset: usize, count: i32, from: usize, fromRow: usize, y: usize, plane: usize,
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
  while (count > 0) {
    let at = x + <usize>load<i32>(offset);
    let b0 = v128.load(at);
    let b1 = v128.load(at, 16);
    let w = v128.load32_splat(weights);
    s00 = madd(w, b0, s00);
    s01 = madd(w, b1, s01);
    w = v128.load32_splat(weights, 4);
    s10 = madd(w, b0, s10);
    s11 = madd(w, b1, s11);
    w = v128.load32_splat(weights, 8);
    s20 = madd(w, b0, s20);
    s21 = madd(w, b1, s21);
    w = v128.load32_splat(weights, 12);
    s30 = madd(w, b0, s30);
    s31 = madd(w, b1, s31);
    if (count == 1) break;
    at = x + <usize>load<i32>(offset, 4);
    b0 = v128.load(at);
    b1 = v128.load(at, 16);
    w = v128.load32_splat(weights, 16);
    s00 = madd(w, b0, s00);
    s01 = madd(w, b1, s01);
    w = v128.load32_splat(weights, 20);
    s10 = madd(w, b0, s10);
    s11 = madd(w, b1, s11);
    w = v128.load32_splat(weights, 24);
    s20 = madd(w, b0, s20);
    s21 = madd(w, b1, s21);
    w = v128.load32_splat(weights, 28);
    s30 = madd(w, b0, s30);
    s31 = madd(w, b1, s31);
    count -= 2;
    if (count <= 0) break;
    offset += 8;
    weights += 32;
  }
  v128.store(y, s00);
  v128.store(y, s01, 16);
  y += plane;
  v128.store(y, s10);
  v128.store(y, s11, 16);
  y += plane;
  v128.store(y, s20);
  v128.store(y, s21, 16);
  y += plane;
  v128.store(y, s30);
  v128.store(y, s31, 16);
}
