// A dense layer as a whole; src/kernels/ops.ts has the formulas, src/kernels/reference/dense.ts the same in TypeScript. Small layers are computed here, from
// matrices as they lie; wide ones by the packed product of matrix.ts. Strides are in bytes.
import { activate, activateGradient } from './activations';
import { all, gather, madd, put, putTwo, spread } from './lanes';
import { columnSums, gemm, PANEL_BYTES } from './matrix';
import { transpose } from './memory';

/** Whether the weights, turned and padded to whole vectors, fit into the panel. */
// @ts-ignore: decorator
@inline function isSmall(inputs: i32, units: i32): bool {
  return ((inputs + 3) & -4) * ((units + 3) & -4) <= <i32>(PANEL_BYTES >> 2);
}

/** The vector that a sum begins from; 0 address: zero. */
// @ts-ignore: decorator
@inline function first(from: usize): v128 {
  return from ? v128.load(from) : all(0);
}

/**
 * c[r, j] = from[r, j] + Σ_k a[r, k] · b[k, j] for ROWS rows, 1, 2 or 4 of them, by 8 columns. `lanes`: how many of the last four columns are stored, in the
 * last row `lastLanes`.
 */
// @ts-ignore: decorator
@inline function tile8(
  ROWS: i32, a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, k: i32, from: usize, fromRow: usize, c: usize, cRow: usize,
  lanes: i32, lastLanes: i32,
): void {
  let s00 = first(from);
  let s01 = from ? v128.load(from, 16) : s00;
  let s10 = s00;
  let s11 = s01;
  let s20 = s00;
  let s21 = s01;
  let s30 = s00;
  let s31 = s01;
  if (fromRow) {
    if (ROWS > 1) {
      s10 = v128.load(from + fromRow);
      s11 = v128.load(from + fromRow, 16);
    }
    if (ROWS > 2) {
      s20 = v128.load(from + 2 * fromRow);
      s21 = v128.load(from + 2 * fromRow, 16);
      s30 = v128.load(from + 3 * fromRow);
      s31 = v128.load(from + 3 * fromRow, 16);
    }
  }
  const a1 = a + aRow;
  const a2 = a1 + aRow;
  const a3 = a2 + aRow;
  let at: usize = 0;
  for (; k > 0; k--, at += aStep, b += bRow) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a + at);
    s00 = madd(x, b0, s00);
    s01 = madd(x, b1, s01);
    if (ROWS > 1) {
      x = v128.load32_splat(a1 + at);
      s10 = madd(x, b0, s10);
      s11 = madd(x, b1, s11);
    }
    if (ROWS > 2) {
      x = v128.load32_splat(a2 + at);
      s20 = madd(x, b0, s20);
      s21 = madd(x, b1, s21);
      x = v128.load32_splat(a3 + at);
      s30 = madd(x, b0, s30);
      s31 = madd(x, b1, s31);
    }
  }
  v128.store(c, s00);
  put(c + 16, s01, ROWS > 1 ? lanes : lastLanes);
  if (ROWS > 1) {
    c += cRow;
    v128.store(c, s10);
    put(c + 16, s11, ROWS > 2 ? lanes : lastLanes);
  }
  if (ROWS > 2) {
    c += cRow;
    v128.store(c, s20);
    put(c + 16, s21, lanes);
    c += cRow;
    v128.store(c, s30);
    put(c + 16, s31, lastLanes);
  }
}

/** The same by 4 columns. */
// @ts-ignore: decorator
@inline function tile4(
  ROWS: i32, a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, k: i32, from: usize, fromRow: usize, c: usize, cRow: usize,
  lanes: i32, lastLanes: i32,
): void {
  let s0 = first(from);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  if (fromRow) {
    if (ROWS > 1) s1 = v128.load(from + fromRow);
    if (ROWS > 2) {
      s2 = v128.load(from + 2 * fromRow);
      s3 = v128.load(from + 3 * fromRow);
    }
  }
  const a1 = a + aRow;
  const a2 = a1 + aRow;
  const a3 = a2 + aRow;
  let at: usize = 0;
  for (; k > 0; k--, at += aStep, b += bRow) {
    const b0 = v128.load(b);
    s0 = madd(v128.load32_splat(a + at), b0, s0);
    if (ROWS > 1) s1 = madd(v128.load32_splat(a1 + at), b0, s1);
    if (ROWS > 2) {
      s2 = madd(v128.load32_splat(a2 + at), b0, s2);
      s3 = madd(v128.load32_splat(a3 + at), b0, s3);
    }
  }
  put(c, s0, ROWS > 1 ? lanes : lastLanes);
  if (ROWS > 1) put(c + cRow, s1, ROWS > 2 ? lanes : lastLanes);
  if (ROWS > 2) {
    put(c + 2 * cRow, s2, lanes);
    put(c + 3 * cRow, s3, lastLanes);
  }
}

/** All columns of ROWS rows. */
// @ts-ignore: decorator
@inline function band(
  ROWS: i32, a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, k: i32, from: usize, fromRow: usize, c: usize, columns: i32,
  isLast: bool, free: bool,
): void {
  const cRow = <usize>columns << 2;
  // In one band of columns surplus lanes may fall into the row after, which is written next; and nothing is there to be lost.
  const over = free && columns <= 8;
  while (columns > 4) {
    const lanes = columns - 4;
    tile8(ROWS, a, aRow, aStep, b, bRow, k, from, fromRow, c, cRow, over ? 4 : lanes, over && !isLast ? 4 : lanes);
    columns -= 8;
    b += 32;
    c += 32;
    if (from) from += 32;
  }
  if (columns > 0) {
    tile4(ROWS, a, aRow, aStep, b, bRow, k, from, fromRow, c, cRow, over ? 4 : columns, over && !isLast ? 4 : columns);
  }
}

/** c [rows, columns] = from + a · b, sums over k; the lanes are columns. `fromRow` 0: every row begins from the same; `free`: c holds nothing that counts. */
function product(
  a: usize, aRow: usize, aStep: usize, b: usize, bRow: usize, k: i32, from: usize, fromRow: usize, c: usize, rows: i32, columns: i32,
  free: bool,
): void {
  const cRow = <usize>columns << 2;
  for (; rows >= 4; rows -= 4, a += 4 * aRow, c += 4 * cRow) {
    band(4, a, aRow, aStep, b, bRow, k, from, fromRow, c, columns, rows == 4, free);
    from += 4 * fromRow;
  }
  if (rows >= 2) {
    band(2, a, aRow, aStep, b, bRow, k, from, fromRow, c, columns, rows == 2, free);
    rows -= 2;
    a += 2 * aRow;
    c += 2 * cRow;
    from += 2 * fromRow;
  }
  if (rows) band(1, a, aRow, aStep, b, bRow, k, from, fromRow, c, columns, true, free);
}

/** c[r, j] = bias[j] + Σ_k a[r, k] · w[j · wColumn + k · wStep] for COLUMNS, 1, 2 or 3 of them; the lanes are rows. */
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
    let s2 = s0;
    if (bias) {
      s0 = v128.load32_splat(bias);
      if (COLUMNS > 1) s1 = v128.load32_splat(bias, 4);
      if (COLUMNS > 2) s2 = v128.load32_splat(bias, 8);
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
      if (COLUMNS > 2) s2 = madd(x, v128.load32_splat(from + 2 * wColumn), s2);
      from += wStep;
      if (left == 1) break;
      x = v128.shuffle<i64>(low01, low23, 1, 3);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      if (COLUMNS > 2) s2 = madd(x, v128.load32_splat(from + 2 * wColumn), s2);
      from += wStep;
      if (left == 2) break;
      const high01 = v128.shuffle<i32>(r0, r1, 2, 6, 3, 7);
      const high23 = v128.shuffle<i32>(r2, r3, 2, 6, 3, 7);
      x = v128.shuffle<i64>(high01, high23, 0, 2);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      if (COLUMNS > 2) s2 = madd(x, v128.load32_splat(from + 2 * wColumn), s2);
      from += wStep;
      if (left == 3) break;
      x = v128.shuffle<i64>(high01, high23, 1, 3);
      s0 = madd(x, v128.load32_splat(from), s0);
      if (COLUMNS > 1) s1 = madd(x, v128.load32_splat(from + wColumn), s1);
      if (COLUMNS > 2) s2 = madd(x, v128.load32_splat(from + 2 * wColumn), s2);
      from += wStep;
    }
    if (COLUMNS == 1) put(c, s0, rows);
    else if (COLUMNS == 2) {
      put(c, v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), 2 * rows);
      if (rows > 2) put(c + 16, v128.shuffle<i32>(s0, s1, 2, 6, 3, 7), 2 * rows - 4);
    } else {
      spread(c, 12, s0, rows);
      spread(c + 4, 12, s1, rows);
      spread(c + 8, 12, s2, rows);
    }
  }
}

function narrow(
  a: usize, k: i32, w: usize, wStep: usize, wColumn: usize, bias: usize, c: usize, rows: i32, columns: i32,
): void {
  if (columns == 1) return narrowRows(1, a, k, w, wStep, wColumn, bias, c, rows);
  if (columns == 2) return narrowRows(2, a, k, w, wStep, wColumn, bias, c, rows);
  if (columns == 3) narrowRows(3, a, k, w, wStep, wColumn, bias, c, rows);
}

/** z of 1, 2 or 3 inputs and 3 units or more; the lanes are units, whose weights stay in registers. */
function fewInputs(x: usize, weight: usize, bias: usize, z: usize, rows: i32, inputs: i32, units: i32): void {
  const xRow = <usize>inputs << 2;
  const zRow = <usize>units << 2;
  // From the last units to the first: what falls beyond a row's end is then written over by the row after, but for the last row.
  for (let first = (units - 1) & -4; first >= 0; first -= 4) {
    const lanes = units - first;
    const at = <usize>first << 2;
    const w = weight + <usize>first * xRow;
    const begin = bias ? v128.load(bias + at) : all(0);
    const w0 = gather(w, xRow, lanes);
    const w1 = inputs > 1 ? gather(w + 4, xRow, lanes) : w0;
    const w2 = inputs > 2 ? gather(w + 8, xRow, lanes) : w0;
    let from = x;
    let to = z + at;
    for (let r = rows; r > 0; r--, from += xRow, to += zRow) {
      let s = madd(v128.load32_splat(from), w0, begin);
      if (inputs > 1) s = madd(v128.load32_splat(from, 4), w1, s);
      if (inputs > 2) s = madd(v128.load32_splat(from, 8), w2, s);
      put(to, s, r > 1 ? 4 : lanes);
    }
  }
}

/** Weights [units, inputs] → the panel [inputs, units padded to whole vectors]. */
function turn(weight: usize, inputs: i32, units: i32): void {
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

export function dense(
  f: i32, x: usize, weight: usize, bias: usize, z: usize, y: usize, rows: i32, inputs: i32, units: i32, turned: usize,
): void {
  const row = <usize>inputs << 2;
  if (!isSmall(inputs, units)) {
    transpose(weight, turned, units, inputs);
    gemm(x, inputs, 1, turned, units, z, units, rows, units, inputs, bias ? 2 : 0, bias);
  } else if (inputs <= 3 && units > 2) fewInputs(x, weight, bias, z, rows, inputs, units);
  else if (units <= 3) narrow(x, inputs, weight, 4, row, bias, z, rows, units);
  else {
    turn(weight, inputs, units);
    product(x, row, 4, __heap_base, <usize>((units + 3) & -4) << 2, inputs, bias, 0, z, rows, units, true);
  }
  if (f) activate(f, z, y, rows * units);
}

/** The gradients of weights with 1, 2 or 3 inputs, and of the biases; the lanes are units. */
function fewInputsGradient(
  x: usize, dZ: usize, dWeight: usize, dBias: usize, rows: i32, inputs: i32, units: i32, accumulate: i32,
): void {
  const xRow = <usize>inputs << 2;
  const zRow = <usize>units << 2;
  for (; units > 0; units -= 4, dZ += 16, dWeight += 4 * xRow) {
    let sum = all(0);
    let s0 = sum;
    let s1 = sum;
    let s2 = sum;
    if (accumulate) {
      if (dBias) sum = v128.load(dBias);
      s0 = gather(dWeight, xRow, units);
      if (inputs > 1) s1 = gather(dWeight + 4, xRow, units);
      if (inputs > 2) s2 = gather(dWeight + 8, xRow, units);
    }
    let from = dZ;
    let at = x;
    for (let r = rows; r > 0; r--, from += zRow, at += xRow) {
      const d = v128.load(from);
      sum = f32x4.add(sum, d);
      s0 = madd(d, v128.load32_splat(at), s0);
      if (inputs > 1) s1 = madd(d, v128.load32_splat(at, 4), s1);
      if (inputs > 2) s2 = madd(d, v128.load32_splat(at, 8), s2);
    }
    if (dBias) {
      put(dBias, sum, units);
      dBias += 16;
    }
    if (inputs == 2) {
      putTwo(dWeight, v128.shuffle<i32>(s0, s1, 0, 4, 1, 5), v128.shuffle<i32>(s0, s1, 2, 6, 3, 7), 2 * min(units, 4));
      continue;
    }
    spread(dWeight, xRow, s0, units);
    if (inputs > 2) {
      spread(dWeight + 4, xRow, s1, units);
      spread(dWeight + 8, xRow, s2, units);
    }
  }
}

export function denseGradient(
  f: i32, x: usize, weight: usize, z: usize, y: usize, dY: usize, dZ: usize, dX: usize, dWeight: usize, dBias: usize,
  rows: i32, inputs: i32, units: i32, accumulate: i32,
): void {
  const row = <usize>inputs << 2;
  const zRow = <usize>units << 2;
  if (f) activateGradient(f, z, y, dY, dZ, rows * units);
  if (isSmall(inputs, units) && inputs <= 3) {
    fewInputsGradient(x, dZ, dWeight, dBias, rows, inputs, units, accumulate);
    if (dX) narrow(dZ, units, weight, row, 4, 0, dX, rows, inputs);
    return;
  }
  if (dBias) columnSums(dZ, dBias, rows, units, accumulate);
  if (!isSmall(inputs, units)) {
    gemm(dZ, 1, units, x, inputs, dWeight, inputs, units, inputs, rows, accumulate, 0);
    if (dX) gemm(dZ, units, 1, weight, inputs, dX, inputs, rows, inputs, units, 0, 0);
    return;
  }
  product(dZ, 4, zRow, x, row, rows, accumulate ? dWeight : 0, accumulate ? row : 0, dWeight, units, inputs, !accumulate);
  if (dX) product(dZ, zRow, 4, weight, row, units, 0, 0, dX, rows, inputs, true);
}
