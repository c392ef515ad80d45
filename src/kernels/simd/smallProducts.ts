// Products of small matrices as they lie, without packing, for dense.ts: the lanes are columns where there are three or more, else rows. No sum is split, so that
// the order of additions is that of the reference. Strides are in bytes.
//
// Columns are taken in blocks of 8 (and 4), from the last block to the first: a row's last vector may then fall into the row after, which is written over by
// that row's own first block; only behind the last row nothing may be written. What a loop needs is kept to a dozen names, which fit into the processor's
// registers.
import { all, gather, madd, put } from './lanes';

/** c[r, j] = bias[j] (0 address: 0) + Σ_i a[r, i] · b[i, j] for 5 … 8 columns; `size` is k · 4, `lanes` the last four columns that exist. */
function rows8(
  a: usize, size: usize, b: usize, bRow: usize, bias: usize, c: usize, cRow: usize, rows: i32, lanes: i32,
): void {
  const i0 = bias ? v128.load(bias) : all(0);
  const i1 = bias ? v128.load(bias, 16) : i0;
  for (const last = lanes < 4 ? 4 : 3; rows > last; rows -= 4) {
    let s00 = i0;
    let s01 = i1;
    let s10 = i0;
    let s11 = i1;
    let s20 = i0;
    let s21 = i1;
    let s30 = i0;
    let s31 = i1;
    const a1 = a + size;
    const a2 = a1 + size;
    const a3 = a2 + size;
    let from = b;
    for (let at: usize = 0; at < size; at += 4, from += bRow) {
      const b0 = v128.load(from);
      const b1 = v128.load(from, 16);
      let x = v128.load32_splat(a + at);
      s00 = madd(x, b0, s00);
      s01 = madd(x, b1, s01);
      x = v128.load32_splat(a1 + at);
      s10 = madd(x, b0, s10);
      s11 = madd(x, b1, s11);
      x = v128.load32_splat(a2 + at);
      s20 = madd(x, b0, s20);
      s21 = madd(x, b1, s21);
      x = v128.load32_splat(a3 + at);
      s30 = madd(x, b0, s30);
      s31 = madd(x, b1, s31);
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
    c += cRow;
    a += size << 2;
  }
  for (; rows > 0; rows -= 2, a += 2 * size, c += 2 * cRow) lastRows8(a, size, b, bRow, i0, i1, c, cRow, rows, lanes);
}

/** The first two of the rows left, or the only one. */
function lastRows8(
  a: usize, size: usize, b: usize, bRow: usize, i0: v128, i1: v128, c: usize, cRow: usize, rows: i32, lanes: i32,
): void {
  const a1 = rows > 1 ? a + size : a;
  let s00 = i0;
  let s01 = i1;
  let s10 = i0;
  let s11 = i1;
  for (let at: usize = 0; at < size; at += 4, b += bRow) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a + at);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    x = v128.load32_splat(a1 + at);
    s10 = madd(x, b0, s10);
    s11 = madd(x, b1, s11);
  }
  v128.store(c, s00);
  put(c + 16, s01, lanes);
  if (rows < 2) return;
  v128.store(c + cRow, s10);
  put(c + cRow + 16, s11, lanes);
}

/** The same for 1 … 4 columns. */
function rows4(
  a: usize, size: usize, b: usize, bRow: usize, bias: usize, c: usize, cRow: usize, rows: i32, lanes: i32,
): void {
  const begin = bias ? v128.load(bias) : all(0);
  for (; rows > 0; rows -= 4) {
    // A row beyond the last is the last but once more.
    const a1 = rows > 1 ? a + size : a;
    const a2 = rows > 2 ? a1 + size : a1;
    const a3 = rows > 3 ? a2 + size : a2;
    let s0 = begin;
    let s1 = begin;
    let s2 = begin;
    let s3 = begin;
    let from = b;
    for (let at: usize = 0; at < size; at += 4, from += bRow) {
      const b0 = v128.load(from);
      s0 = madd(v128.load32_splat(a + at), b0, s0);
      s1 = madd(v128.load32_splat(a1 + at), b0, s1);
      s2 = madd(v128.load32_splat(a2 + at), b0, s2);
      s3 = madd(v128.load32_splat(a3 + at), b0, s3);
    }
    put(c, s0, rows > 1 ? 4 : lanes);
    c += cRow;
    if (rows > 1) put(c, s1, rows > 2 ? 4 : lanes);
    c += cRow;
    if (rows > 2) put(c, s2, rows > 3 ? 4 : lanes);
    c += cRow;
    if (rows > 3) put(c, s3, rows > 4 ? 4 : lanes);
    c += cRow;
    a += size << 2;
  }
}

/** c [rows, columns] = bias + a [rows, k] · b [k, columns], for 3 columns or more. */
export function product(a: usize, k: i32, b: usize, bRow: usize, bias: usize, c: usize, rows: i32, columns: i32): void {
  const size = <usize>k << 2;
  const cRow = <usize>columns << 2;
  for (let first = (columns - 1) & -8; first >= 0; first -= 8) {
    const at = <usize>first << 2;
    const begin = bias ? bias + at : 0;
    const lanes = columns - first;
    if (lanes > 4) rows8(a, size, b + at, bRow, begin, c + at, cRow, rows, lanes - 4);
    else rows4(a, size, b + at, bRow, begin, c + at, cRow, rows, lanes);
  }
}

/** c[r, j] = bias[j] + Σ_k a[r, k] · w[j · wColumn + k · wStep] for COLUMNS, 1 or 2 of them; the lanes are rows. */
// @ts-ignore: decorator
@inline function narrowRows(
  COLUMNS: i32, a: usize, k: i32, w: usize, wStep: usize, wColumn: usize, bias: usize, c: usize, rows: i32,
): void {
  const aRow = <usize>k << 2;
  for (; rows > 0; rows -= 4, a += 4 * aRow, c += COLUMNS << 4) {
    // A row beyond the last is the last but once more.
    const a1 = rows > 1 ? a + aRow : a;
    const a2 = rows > 2 ? a1 + aRow : a1;
    const a3 = rows > 3 ? a2 + aRow : a2;
    let s0 = all(0);
    let s1 = s0;
    if (bias) {
      s0 = v128.load32_splat(bias);
      if (COLUMNS > 1) s1 = v128.load32_splat(bias, 4);
    }
    let from = w;
    let at: usize = 0;
    for (let left = k; left > 0; left -= 4, at += 16) {
      const r0 = v128.load(a + at);
      const r1 = v128.load(a1 + at);
      const r2 = v128.load(a2 + at);
      const r3 = v128.load(a3 + at);
      const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
      let x = v128.shuffle<i64>(low01, low23, 0, 2);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      from += wStep;
      if (left == 1) break;
      x = v128.shuffle<i64>(low01, low23, 1, 3);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      from += wStep;
      if (left == 2) break;
      const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
      x = v128.shuffle<i64>(high01, high23, 0, 2);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      from += wStep;
      if (left == 3) break;
      x = v128.shuffle<i64>(high01, high23, 1, 3);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      from += wStep;
    }
    if (COLUMNS == 1) put(c, s0, rows);
    else {
      put(c, v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), 2 * rows);
      if (rows > 2) put(c + 16, v128.shuffle<i32>(s0, s1, 2, 6, 3, 7), 2 * rows - 4);
    }
  }
}

export function narrow(
  a: usize, k: i32, w: usize, wStep: usize, wColumn: usize, bias: usize, c: usize, rows: i32, columns: i32,
): void {
  if (columns == 1) return narrowRows(1, a, k, w, wStep, wColumn, bias, c, rows);
  narrowRows(2, a, k, w, wStep, wColumn, bias, c, rows);
}

/**
 * c[r, j] = bias[j] (0 address: 0) + Σ_i a[r, i] · w[i · wStep + j · wLane] for TERMS, 1, 2 or 3 of them, and 3 columns or more; the lanes are columns, whose
 * weights stay in registers. From the last columns to the first, as above.
 */
// @ts-ignore: decorator
@inline function fewTermsOf(
  TERMS: i32, a: usize, w: usize, wStep: usize, wLane: usize, bias: usize, c: usize, rows: i32, columns: i32,
): void {
  const cRow = <usize>columns << 2;
  for (let first = (columns - 1) & -4; first >= 0; first -= 4) {
    const lanes = columns - first;
    const from = w + <usize>first * wLane;
    const begin = bias ? v128.load(bias + (<usize>first << 2)) : all(0);
    const w0 = gather(from, wLane, lanes);
    const w1 = TERMS > 1 ? gather(from + wStep, wLane, lanes) : w0;
    const w2 = TERMS > 2 ? gather(from + 2 * wStep, wLane, lanes) : w0;
    let x = a;
    let to = c + (<usize>first << 2);
    for (let r = rows; r > 1; r--, x += TERMS << 2, to += cRow) {
      let s = madd(v128.load32_splat(x), w0, begin);
      if (TERMS > 1) s = madd(v128.load32_splat(x, 4), w1, s);
      if (TERMS > 2) s = madd(v128.load32_splat(x, 8), w2, s);
      v128.store(to, s);
    }
    if (rows > 0) {
      let s = madd(v128.load32_splat(x), w0, begin);
      if (TERMS > 1) s = madd(v128.load32_splat(x, 4), w1, s);
      if (TERMS > 2) s = madd(v128.load32_splat(x, 8), w2, s);
      put(to, s, lanes);
    }
  }
}

export function fewTerms(
  a: usize, k: i32, w: usize, wStep: usize, wLane: usize, bias: usize, c: usize, rows: i32, columns: i32,
): void {
  if (k == 1) return fewTermsOf(1, a, w, wStep, wLane, bias, c, rows, columns);
  if (k == 2) return fewTermsOf(2, a, w, wStep, wLane, bias, c, rows, columns);
  fewTermsOf(3, a, w, wStep, wLane, bias, c, rows, columns);
}

/** Weights [units, inputs] → the panel [inputs, units padded to whole vectors]. */
export function turn(weight: usize, inputs: i32, units: i32): void {
  const row = <usize>inputs << 2;
  const panelRow = <usize>((units + 3) & -4) << 2;
  let panel = __heap_base;
  for (; units > 0; units -= 4, weight += 4 * row, panel += 16) {
    const w1 = units > 1 ? weight + row : weight;
    const w2 = units > 2 ? w1 + row : w1;
    const w3 = units > 3 ? w2 + row : w2;
    let to = panel;
    for (let at: usize = 0; at < row; at += 16, to += 4 * panelRow) {
      const r0 = v128.load(weight + at);
      const r1 = v128.load(w1 + at);
      const r2 = v128.load(w2 + at);
      const r3 = v128.load(w3 + at);
      const low01 = v128.shuffle<i32>(r0, r1, 0, 4, 1, 5);
      const low23 = v128.shuffle<i32>(r2, r3, 0, 4, 1, 5);
      const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<i64>(low01, low23, 0, 2));
      v128.store(to + panelRow, v128.shuffle<i64>(low01, low23, 1, 3));
      v128.store(to + 2 * panelRow, v128.shuffle<i64>(high01, high23, 0, 2));
      v128.store(to + 3 * panelRow, v128.shuffle<i64>(high01, high23, 1, 3));
    }
  }
}
