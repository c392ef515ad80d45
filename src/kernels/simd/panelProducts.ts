// Products of panels in float64: four rows by four columns at a time, all sums in registers. A panel is read in one stream.

export function panelProducts(a: usize, b: usize, c: usize, cRow: usize, aPanels: i32, bPanels: i32, k: i32): void {
  cRow <<= 3;
  const panel = <usize>k << 5;
  for (; aPanels > 0; aPanels--, a += panel, c += 4 * cRow) {
    let from = b;
    let to = c;
    for (let left = bPanels; left > 0; left--, to += 32) from = tile(a, from, to, cRow, k);
  }
}

/** Returns where the next panel of b begins. */
function tile(a: usize, b: usize, c: usize, cRow: usize, k: i32): usize {
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (; k > 0; k--, a += 32, b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load64_splat(a);
    s00 = f64x2.add(s00, f64x2.mul(x, b0));
    s01 = f64x2.add(s01, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 8);
    s10 = f64x2.add(s10, f64x2.mul(x, b0));
    s11 = f64x2.add(s11, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 16);
    s20 = f64x2.add(s20, f64x2.mul(x, b0));
    s21 = f64x2.add(s21, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 24);
    s30 = f64x2.add(s30, f64x2.mul(x, b0));
    s31 = f64x2.add(s31, f64x2.mul(x, b1));
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
  return b;
}
