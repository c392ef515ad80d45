// The gradients of small weight matrices, for dense.ts: dZᵀ · x, each a sum over rows. Blocks of columns and what falls beyond a row's end are as in
// smallProducts.ts. Strides are in bytes.
import { all, gather, madd, put, putTwo, spread } from './lanes';
import { columnSums } from './matrix';

/** dWeight [units, inputs] = dZᵀ · x for 5 … 8 of the inputs; xRow is also the row of dWeight. */
function outer8(dZ: usize, zRow: usize, x: usize, xRow: usize, rows: i32, out: usize, units: i32, lanes: i32): void {
  for (; units > 0; units -= 4, dZ += 16) {
    let s00 = all(0);
    let s01 = s00;
    let s10 = s00;
    let s11 = s00;
    let s20 = s00;
    let s21 = s00;
    let s30 = s00;
    let s31 = s00;
    let at = dZ;
    let from = x;
    for (let r = rows; r > 0; r--, at += zRow, from += xRow) {
      const b0 = v128.load(from);
      const b1 = v128.load(from, 16);
      const d = v128.load(at);
      let y = v128.shuffle<i32>(d, d, 0, 0, 0, 0);
      s00 = madd(y, b0, s00);
      s01 = madd(y, b1, s01);
      y = v128.shuffle<i32>(d, d, 1, 1, 1, 1);
      s10 = madd(y, b0, s10);
      s11 = madd(y, b1, s11);
      y = v128.shuffle<i32>(d, d, 2, 2, 2, 2);
      s20 = madd(y, b0, s20);
      s21 = madd(y, b1, s21);
      y = v128.shuffle<i32>(d, d, 3, 3, 3, 3);
      s30 = madd(y, b0, s30);
      s31 = madd(y, b1, s31);
    }
    v128.store(out, s00);
    put(out + 16, s01, units > 1 ? 4 : lanes);
    out += xRow;
    if (units > 1) {
      v128.store(out, s10);
      put(out + 16, s11, units > 2 ? 4 : lanes);
    }
    out += xRow;
    if (units > 2) {
      v128.store(out, s20);
      put(out + 16, s21, units > 3 ? 4 : lanes);
    }
    out += xRow;
    if (units > 3) {
      v128.store(out, s30);
      put(out + 16, s31, units > 4 ? 4 : lanes);
    }
    out += xRow;
  }
}

/** The same for 1 … 4 of the inputs. */
function outer4(dZ: usize, zRow: usize, x: usize, xRow: usize, rows: i32, out: usize, units: i32, lanes: i32): void {
  for (; units > 0; units -= 4, dZ += 16) {
    let s0 = all(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    let at = dZ;
    let from = x;
    for (let r = rows; r > 0; r--, at += zRow, from += xRow) {
      const b0 = v128.load(from);
      const d = v128.load(at);
      s0 = madd(v128.shuffle<i32>(d, d, 0, 0, 0, 0), b0, s0);
      s1 = madd(v128.shuffle<i32>(d, d, 1, 1, 1, 1), b0, s1);
      s2 = madd(v128.shuffle<i32>(d, d, 2, 2, 2, 2), b0, s2);
      s3 = madd(v128.shuffle<i32>(d, d, 3, 3, 3, 3), b0, s3);
    }
    put(out, s0, units > 1 ? 4 : lanes);
    out += xRow;
    if (units > 1) put(out, s1, units > 2 ? 4 : lanes);
    out += xRow;
    if (units > 2) put(out, s2, units > 3 ? 4 : lanes);
    out += xRow;
    if (units > 3) put(out, s3, units > 4 ? 4 : lanes);
    out += xRow;
  }
}

/** The same for up to 8 of the inputs and 1 or 2 units, with the gradients of the biases (0 address: not wanted). */
function outerFew(
  dZ: usize, zRow: usize, x: usize, xRow: usize, rows: i32, out: usize, dBias: usize, units: i32, lanes: i32,
): void {
  let sum = all(0);
  let s00 = sum;
  let s01 = sum;
  let s10 = sum;
  let s11 = sum;
  for (; rows > 0; rows--, dZ += zRow, x += xRow) {
    const b0 = v128.load(x);
    const b1 = v128.load(x, 16);
    const d = v128.load(dZ);
    sum = f32x4.add(sum, d);
    let y = v128.shuffle<i32>(d, d, 0, 0, 0, 0);
    s00 = madd(y, b0, s00);
    s01 = madd(y, b1, s01);
    y = v128.shuffle<i32>(d, d, 1, 1, 1, 1);
    s10 = madd(y, b0, s10);
    s11 = madd(y, b1, s11);
  }
  if (dBias) put(dBias, sum, units);
  putTwo(out, s00, s01, lanes);
  if (units > 1) putTwo(out + xRow, s10, s11, lanes);
}

/** dWeight [units, inputs] = dZᵀ · x and dBias [units] = the sums of dZ's columns (0 address: not wanted), for 4 inputs or more. */
export function outerProducts(
  dZ: usize, x: usize, rows: i32, dWeight: usize, dBias: usize, units: i32, inputs: i32,
): void {
  const zRow = <usize>units << 2;
  const xRow = <usize>inputs << 2;
  if (units > 2 && dBias) columnSums(dZ, dBias, rows, units, 0);
  for (let first = (inputs - 1) & -8; first >= 0; first -= 8) {
    const at = <usize>first << 2;
    const lanes = inputs - first;
    if (units <= 2) outerFew(dZ, zRow, x + at, xRow, rows, dWeight + at, first ? 0 : dBias, units, lanes);
    else if (lanes > 4) outer8(dZ, zRow, x + at, xRow, rows, dWeight + at, units, lanes - 4);
    else outer4(dZ, zRow, x + at, xRow, rows, dWeight + at, units, lanes);
  }
}

/** The gradients of weights with INPUTS, 1, 2 or 3 of them, and of the biases; the lanes are units. */
// @ts-ignore: decorator
@inline function fewInputs(
  INPUTS: i32, x: usize, dZ: usize, dWeight: usize, dBias: usize, rows: i32, units: i32, accumulate: i32,
): void {
  const xRow: usize = INPUTS << 2;
  const zRow = <usize>units << 2;
  for (; units > 0; units -= 4, dZ += 16, dWeight += 4 * xRow) {
    let sum = all(0);
    let s0 = sum;
    let s1 = sum;
    let s2 = sum;
    if (accumulate) {
      if (dBias) sum = v128.load(dBias);
      s0 = gather(dWeight, xRow, units);
      if (INPUTS > 1) s1 = gather(dWeight + 4, xRow, units);
      if (INPUTS > 2) s2 = gather(dWeight + 8, xRow, units);
    }
    let from = dZ;
    let at = x;
    for (let r = rows; r > 0; r--, from += zRow, at += xRow) {
      const d = v128.load(from);
      sum = f32x4.add(sum, d);
      s0 = madd(d, v128.load32_splat(at), s0);
      if (INPUTS > 1) s1 = madd(d, v128.load32_splat(at, 4), s1);
      if (INPUTS > 2) s2 = madd(d, v128.load32_splat(at, 8), s2);
    }
    if (dBias) {
      put(dBias, sum, units);
      dBias += 16;
    }
    if (INPUTS == 2) {
      putTwo(dWeight, v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), v128.shuffle<i32>(s0, s1, 2, 6, 3, 7), 2 * min(units, 4));
    } else {
      spread(dWeight, xRow, s0, units);
      if (INPUTS > 2) {
        spread(dWeight + 4, xRow, s1, units);
        spread(dWeight + 8, xRow, s2, units);
      }
    }
  }
}

export function fewInputsGradient(
  x: usize, dZ: usize, dWeight: usize, dBias: usize, rows: i32, inputs: i32, units: i32, accumulate: i32,
): void {
  if (inputs == 1) return fewInputs(1, x, dZ, dWeight, dBias, rows, units, accumulate);
  if (inputs == 2) return fewInputs(2, x, dZ, dWeight, dBias, rows, units, accumulate);
  fewInputs(3, x, dZ, dWeight, dBias, rows, units, accumulate);
}
