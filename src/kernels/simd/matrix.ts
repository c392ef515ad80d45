// Matrix kernels; src/kernels/ops.ts has the formulas, src/kernels/reference/matrix.ts the same in TypeScript. Strides are in bytes here.
import { all, madd, put } from './lanes';
import { tileOfColumns, tileOfRows } from './matrixTiles';

// What the products keep at __heap_base, where no data segment swells the file: packed panels of b and of a, and a tile that is not wanted whole. What others
// may use begins after it.

/** Rows of b in a packed panel: 8 columns of b side by side, so that a tile reads them in one stream. */
const PANEL_ROWS: i32 = 256;

/** Where columns of a lie in one piece they are packed as well, four side by side for each k, up to so many k and columns at a time. */
const BLOCK_ROWS: i32 = 128;
const BLOCK_COLUMNS: i32 = 64;

/** Bytes from four packed columns of a to the next four: not a power of 2, which would have them fight for the same lines of the cache. */
const BLOCK_STEP: usize = <usize>BLOCK_ROWS * 16 + 64;

const BLOCK: usize = <usize>PANEL_ROWS * 32;
const PART: usize = BLOCK + BLOCK_STEP * <usize>(BLOCK_COLUMNS / 4);
export const PANEL_BYTES: usize = PART + 128;

/** Where sums begin that begin with 0. */
const ZEROS: usize = memory.data(32);

/** Where the sum of columns j … j + 3 begins. */
// @ts-ignore: decorator
@inline function begin(start: i32, c: usize, bias: usize): v128 {
  return start == 1 ? v128.load(c) : start == 2 ? v128.load(bias) : all(0);
}

/** All rows by 5 … 8 columns, four rows at a time, of which a's are `aFour` bytes from the next. `from`: where the sums begin. */
function strip8(
  a: usize, aRow: usize, aFour: usize, aColumn: usize, b: usize, bRow: usize, from: usize, fromRow: usize, c: usize, cRow: usize, m: i32,
  columns: i32, k: i32,
): void {
  for (; m > 0; m -= 4, a += aFour, from += 4 * fromRow, c += 4 * cRow) {
    if (m >= 4 && columns >= 8) {
      if (aRow == 4) tileOfColumns(a, aColumn, b, bRow, from, fromRow, c, cRow, k);
      else tileOfRows(a, a + aRow, a + 2 * aRow, a + 3 * aRow, b, from, fromRow, c, cRow, k);
      continue;
    }
    // By way of a tile of its own. A row beyond the last is the last but once more.
    const part = __heap_base + PART;
    const rows = min(m, 4);
    for (let i = 0, to = part, at = from; i < rows; i++, to += 32, at += fromRow) {
      v128.store(to, v128.load(at));
      v128.store(to, v128.load(at, 16), 16);
    }
    if (aRow == 4) tileOfColumns(a, aColumn, b, bRow, part, 32, part, 32, k);
    else {
      const a1 = m > 1 ? a + aRow : a;
      const a2 = m > 2 ? a1 + aRow : a1;
      tileOfRows(a, a1, a2, m > 3 ? a2 + aRow : a2, b, part, 32, part, 32, k);
    }
    for (let i = 0, at = part, to = c; i < rows; i++, at += 32, to += cRow) {
      v128.store(to, v128.load(at));
      put(to + 16, v128.load(at, 16), columns - 4);
    }
  }
}

/** All rows by 1 … 4 columns, and any strides of a. */
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

/** Eight columns of b to the panel. */
// @ts-ignore: decorator
@inline function packPanel(b: usize, bRow: usize, rows: i32): void {
  const end = __heap_base + (<usize>rows << 5);
  for (let to = __heap_base; to < end; to += 32, b += bRow) {
    v128.store(to, v128.load(b));
    v128.store(to, v128.load(b, 16), 16);
  }
}

/** `gemm` where columns of a lie in one piece: read as it is, each k of four rows of c would take a line of the cache of its own. */
function gemmOfColumns(
  a: usize, aColumn: usize, b: usize, bRow: usize, sums: usize, sumsRow: usize, c: usize, cRow: usize, m: i32, n: i32, k: i32,
): void {
  for (; k > 0; k -= BLOCK_ROWS, a += <usize>BLOCK_ROWS * aColumn, b += <usize>BLOCK_ROWS * bRow) {
    const rows = min(k, BLOCK_ROWS);
    for (let i = 0; i < m; i += BLOCK_COLUMNS) {
      const wide = min(m - i, BLOCK_COLUMNS);
      for (let l = 0, row = a + (<usize>i << 2), to = __heap_base + BLOCK; l < rows; l++, row += aColumn, to += 16) {
        for (let left = wide, from = row, at = to; left > 0; left -= 4, from += 16, at += BLOCK_STEP) v128.store(at, v128.load(from));
      }
      for (let j = 0; j < n; j += 8) {
        const o = <usize>j << 2;
        packPanel(b + o, bRow, rows);
        const to = c + <usize>i * cRow + o;
        strip8(__heap_base + BLOCK, 4, BLOCK_STEP, 16, __heap_base, 32, sums + <usize>i * sumsRow + o, sumsRow, to, cRow, wide, min(n - j, 8), rows);
      }
    }
    // The next rows of b go on from what c holds: the order of additions stays.
    sums = c;
    sumsRow = cRow;
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
  const packed = aRow != 4 || (m >= 16 && k >= 16 && bRow > 64);
  // A single tile is not worth a panel, and nothing fast has neither rows nor columns of a in one piece.
  const plain = k < 1 || (aRow != 4 && (m <= 4 || aColumn != 4));
  for (; n > 0; n -= 8, b += 32, c += 32, bias += 32) {
    const columns = min(n, 8);
    if (columns <= 4 || plain) {
      strip4(a, aRow, aColumn, b, bRow, c, cRow, m, columns, k, start, bias);
      if (columns > 4) strip4(a, aRow, aColumn, b + 16, bRow, c + 16, cRow, m, columns - 4, k, start, bias + 16);
      continue;
    }
    let sums = start == 1 ? c : start == 2 ? bias : ZEROS;
    let sumsRow = start == 1 ? cRow : 0;
    if (!packed) {
      strip8(a, aRow, 4 * aRow, aColumn, b, bRow, sums, sumsRow, c, cRow, m, columns, k);
      continue;
    }
    if (aRow == 4 && start == 1 && n >= 32 && k > 32) {
      const whole = n & -8;
      gemmOfColumns(a, aColumn, b, bRow, sums, sumsRow, c, cRow, m, whole, k);
      n -= whole - 8;
      b += <usize>(whole - 8) << 2;
      c += <usize>(whole - 8) << 2;
      bias += <usize>(whole - 8) << 2;
      continue;
    }
    let from = b;
    let aPart = a;
    for (let left = k; left > 0; left -= PANEL_ROWS) {
      const rows = min(left, PANEL_ROWS);
      packPanel(from, bRow, rows);
      strip8(aPart, aRow, 4 * aRow, aColumn, __heap_base, 32, sums, sumsRow, c, cRow, m, columns, rows);
      from += <usize>rows * bRow;
      aPart += <usize>rows * aColumn;
      // The next rows of b go on from what c holds: the order of additions stays.
      sums = c;
      sumsRow = cRow;
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
