/** @file Reference of the products in float64; see `ops.ts` for the formula. */
import type { Memory } from './memory.ts';

export function panelProducts(
  { f64 }: Memory,
  a: number,
  b: number,
  c: number,
  cRow: number,
  aPanels: number,
  bPanels: number,
  k: number,
): void {
  for (let i = 0; i < 4 * aPanels; i++)
    for (let panel = 0; panel < bPanels; panel++) {
      let [p, q] = [a / 8 + (i >> 2) * 4 * k + (i & 3), b / 8 + panel * 4 * k];
      // Four outputs at a time: the additions of one wait for each other, those of four do not.
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let l = 0; l < k; l++, p += 4, q += 4) {
        const x = f64[p]!;
        s0 += x * f64[q]!;
        s1 += x * f64[q + 1]!;
        s2 += x * f64[q + 2]!;
        s3 += x * f64[q + 3]!;
      }
      const to = c / 8 + i * cRow + 4 * panel;
      f64[to] = s0;
      f64[to + 1] = s1;
      f64[to + 2] = s2;
      f64[to + 3] = s3;
    }
}
