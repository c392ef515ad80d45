// Matrix kernels; src/kernels/ops.ts has the formulas, src/kernels/reference/matrix.ts the same in TypeScript. Strides are in bytes here.
import { all, madd, put } from './lanes';

/** Rows of b in a packed panel: 8 columns of b side by side, so that a tile reads them in one stream. */
const PANEL_ROWS: i32 = 256;

/** The panel lies at __heap_base, where no data segment swells the file, and what others may use begins after it. */
export const PANEL_BYTES: usize = 8192;

/** Where the sum of columns j … j + 3 begins. */
// @ts-ignore: decorator
@inline function begin(start: i32, c: usize, bias: usize): v128 {
  return start == 1 ? v128.load(c) : start == 2 ? v128.load(bias) : all(0);
}

/** All rows by 5 … 8 columns, 4 rows at a time: eight sums in registers (more would spill in V8). */
function strip8(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, c: usize, cRow: usize, m: i32, columns: i32, k: i32,
  start: i32, bias: usize,
): void {
  for (; m > 0; m -= 4, a += 4 * aRow, c += 4 * cRow) {
    // A row beyond the last is the last but once more: it computes the same and stores it in the same place.
    const a1 = m > 1 ? a + aRow : a;
    const a2 = m > 2 ? a1 + aRow : a1;
    const a3 = m > 3 ? a2 + aRow : a2;
    const c1 = m > 1 ? c + cRow : c;
    const c2 = m > 2 ? c1 + cRow : c1;
    const c3 = m > 3 ? c2 + cRow : c2;
    let from = b;
    let s00 = begin(start, c, bias);
    let s01 = begin(start, c + 16, bias + 16);
    let s10 = begin(start, c1, bias);
    let s11 = begin(start, c1 + 16, bias + 16);
    let s20 = begin(start, c2, bias);
    let s21 = begin(start, c2 + 16, bias + 16);
    let s30 = begin(start, c3, bias);
    let s31 = begin(start, c3 + 16, bias + 16);
    let left = k;
    let at: usize = 0;
    if (aRow == 4 && m > 3) {
      // Columns of a lie in one piece, as in a gradient of weights: one address instead of four.
      for (; left > 0; left--, at += aColumn, from += bRow) {
        const b0 = v128.load(from);
        const b1 = v128.load(from, 16);
        let x = v128.load32_splat(a + at);
        s00 = madd(x, b0, s00);
        s01 = madd(x, b1, s01);
        x = v128.load32_splat(a + at, 4);
        s10 = madd(x, b0, s10);
        s11 = madd(x, b1, s11);
        x = v128.load32_splat(a + at, 8);
        s20 = madd(x, b0, s20);
        s21 = madd(x, b1, s21);
        x = v128.load32_splat(a + at, 12);
        s30 = madd(x, b0, s30);
        s31 = madd(x, b1, s31);
      }
    } else if (aColumn == 4) {
      // Rows of a lie in one piece: one counter fewer.
      const end = <usize>k << 2;
      for (; at < end; at += 4, from += bRow) {
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
      left = 0;
    }
    for (; left > 0; left--, at += aColumn, from += bRow) {
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
    v128.store(c1, s10);
    v128.store(c2, s20);
    v128.store(c3, s30);
    put(c + 16, s01, columns - 4);
    put(c1 + 16, s11, columns - 4);
    put(c2 + 16, s21, columns - 4);
    put(c3 + 16, s31, columns - 4);
  }
}

/** All rows by 1 … 4 columns. */
function strip4(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, c: usize, cRow: usize, m: i32, columns: i32, k: i32,
  start: i32, bias: usize,
): void {
  for (; m > 0; m -= 4, a += 4 * aRow, c += 4 * cRow) {
    // A row beyond the last is the last but once more: it computes the same and stores it in the same place.
    const a1 = m > 1 ? a + aRow : a;
    const a2 = m > 2 ? a1 + aRow : a1;
    const a3 = m > 3 ? a2 + aRow : a2;
    const c1 = m > 1 ? c + cRow : c;
    const c2 = m > 2 ? c1 + cRow : c1;
    const c3 = m > 3 ? c2 + cRow : c2;
    let from = b;
    let s0 = begin(start, c, bias);
    let s1 = begin(start, c1, bias);
    let s2 = begin(start, c2, bias);
    let s3 = begin(start, c3, bias);
    let at: usize = 0;
    for (let left = k; left > 0; left--, at += aColumn, from += bRow) {
      const b0 = v128.load(from);
      s0 = madd(v128.load32_splat(a + at), b0, s0);
      s1 = madd(v128.load32_splat(a1 + at), b0, s1);
      s2 = madd(v128.load32_splat(a2 + at), b0, s2);
      s3 = madd(v128.load32_splat(a3 + at), b0, s3);
    }
    put(c, s0, columns);
    put(c1, s1, columns);
    put(c2, s2, columns);
    put(c3, s3, columns);
  }
}

export function gemm(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, c: usize, cRow: usize, m: i32, n: i32, k: i32,
  start: i32, bias: usize,
): void {
  aRow <<= 2;
  aColumn <<= 2;
  bRow <<= 2;
  cRow <<= 2;
  const packed = m >= 16 && k >= 16 && bRow > 64;
  for (; n > 0; n -= 8, b += 32, c += 32, bias += 32) {
    const columns = min(n, 8);
    if (!packed || columns <= 4) {
      if (columns > 4) strip8(a, aRow, aColumn, b, bRow, c, cRow, m, columns, k, start, bias);
      else strip4(a, aRow, aColumn, b, bRow, c, cRow, m, columns, k, start, bias);
      continue;
    }
    const panel = __heap_base;
    let from = b;
    let aPart = a;
    let begins = start;
    for (let left = k; left > 0; left -= PANEL_ROWS) {
      const rows = min(left, PANEL_ROWS);
      const end = panel + (<usize>rows << 5);
      for (let to = panel; to < end; to += 32, from += bRow) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
      }
      strip8(aPart, aRow, aColumn, panel, 32, c, cRow, m, columns, rows, begins, bias);
      aPart += <usize>rows * aColumn;
      begins = 1; // the next rows of b go on from what c holds: the order of additions stays
    }
  }
}

export function columnSums(x: usize, out: usize, rows: i32, columns: i32, accumulate: i32): void {
  const row = <usize>columns << 2;
  if (columns <= 4) {
    if (columns <= 0) return;
    let s = accumulate ? v128.load(out) : all(0);
    for (; rows > 0; rows--, x += row) s = f32x4.add(s, v128.load(x));
    return put(out, s, columns);
  }
  for (; columns > 0; columns -= 8, x += 32, out += 32) {
    let s0 = all(0);
    let s1 = s0;
    if (accumulate) {
      s0 = v128.load(out);
      s1 = v128.load(out, 16);
    }
    let from = x;
    for (let r = 0; r < rows; r++, from += row) {
      s0 = f32x4.add(s0, v128.load(from));
      s1 = f32x4.add(s1, v128.load(from, 16));
    }
    put(out, s0, columns);
    if (columns > 4) put(out + 16, s1, columns - 4);
  }
}
