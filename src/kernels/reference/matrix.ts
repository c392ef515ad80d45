/** @file Reference matrix kernels; see `ops.ts` for the formulas. */
import type { Memory } from './memory.ts';

const f = Math.fround;

export function gemm(
  { f32 }: Memory,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  c: number,
  cRow: number,
  m: number,
  n: number,
  k: number,
  start: number,
  bias: number,
): void {
  a >>>= 2;
  b >>>= 2;
  c >>>= 2;
  bias >>>= 2;
  const begin = (i: number, j: number) => (start === 1 ? f32[c + i * cRow + j]! : start === 2 ? f32[bias + j]! : 0);
  for (let i = 0; i < m; i++) {
    const row = a + i * aRow;
    const out = c + i * cRow;
    let j = 0;
    // Four outputs at a time: the additions of one wait for each other, those of four do not.
    for (; j + 4 <= n; j += 4) {
      let s0 = begin(i, j);
      let s1 = begin(i, j + 1);
      let s2 = begin(i, j + 2);
      let s3 = begin(i, j + 3);
      for (let l = 0, p = row, q = b + j; l < k; l++, p += aColumn, q += bRow) {
        const x = f32[p]!;
        s0 = f(s0 + f(x * f32[q]!));
        s1 = f(s1 + f(x * f32[q + 1]!));
        s2 = f(s2 + f(x * f32[q + 2]!));
        s3 = f(s3 + f(x * f32[q + 3]!));
      }
      f32[out + j] = s0;
      f32[out + j + 1] = s1;
      f32[out + j + 2] = s2;
      f32[out + j + 3] = s3;
    }
    for (; j < n; j++) {
      let s = begin(i, j);
      for (let l = 0, p = row, q = b + j; l < k; l++, p += aColumn, q += bRow) s = f(s + f(f32[p]! * f32[q]!));
      f32[out + j] = s;
    }
  }
}

export function columnSums(
  { f32 }: Memory,
  x: number,
  out: number,
  rows: number,
  columns: number,
  accumulate: number,
): void {
  x >>>= 2;
  out >>>= 2;
  if (!accumulate && columns > 0) f32.fill(0, out, out + columns);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) f32[out + c]! += f32[x + r * columns + c]!;
}
