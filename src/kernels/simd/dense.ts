// A dense layer as a whole; src/kernels/ops.ts has the formulas, src/kernels/reference/dense.ts the same in TypeScript. Small layers are computed from matrices
// as they lie, by smallProducts.ts; wide ones by the packed product of matrix.ts.
import { activate, activateGradient } from './activations';
import { columnSums, gemm, PANEL_BYTES } from './matrix';
import { transpose } from './memory';
import { fewInputsGradient, outerProducts } from './smallOuterProducts';
import { fewTerms, narrow, product, turn } from './smallProducts';

/** Whether the weights, turned and padded to whole vectors, fit into the panel. */
// @ts-ignore: decorator
@inline function isSmall(inputs: i32, units: i32): bool {
  return ((inputs + 3) & -4) * ((units + 3) & -4) <= <i32>(PANEL_BYTES >> 2);
}

export function dense(
  f: i32, x: usize, weight: usize, bias: usize, z: usize, y: usize, rows: i32, inputs: i32, units: i32, turned: usize,
): void {
  const row = <usize>inputs << 2;
  if (!isSmall(inputs, units)) {
    transpose(weight, turned, units, inputs);
    gemm(x, inputs, 1, turned, units, z, units, rows, units, inputs, bias ? 2 : 0, bias);
  } else if (units > 2 && inputs <= 3) fewTerms(x, inputs, weight, 4, row, bias, z, rows, units);
  else if (units <= 2) narrow(x, inputs, weight, 4, row, bias, z, rows, units);
  else {
    turn(weight, inputs, units);
    product(x, inputs, __heap_base, <usize>((units + 3) & -4) << 2, bias, z, rows, units);
  }
  if (f) activate(f, z, y, rows * units);
}

export function denseGradient(
  f: i32, x: usize, weight: usize, z: usize, y: usize, dY: usize, dZ: usize, dX: usize, dWeight: usize, dBias: usize,
  rows: i32, inputs: i32, units: i32, accumulate: i32,
): void {
  const row = <usize>inputs << 2;
  const small = isSmall(inputs, units);
  if (f) activateGradient(f, z, y, dY, dZ, rows * units);
  if (small && inputs <= 3) fewInputsGradient(x, dZ, dWeight, dBias, rows, inputs, units, accumulate);
  else if (small && !accumulate) outerProducts(dZ, x, rows, dWeight, dBias, units, inputs);
  else {
    if (dBias) columnSums(dZ, dBias, rows, units, accumulate);
    gemm(dZ, 1, units, x, inputs, dWeight, inputs, units, inputs, rows, accumulate, 0);
  }
  if (!dX) return;
  if (!small) gemm(dZ, units, 1, weight, inputs, dX, inputs, rows, inputs, units, 0, 0);
  else if (inputs <= 2) narrow(dZ, units, weight, row, 4, 0, dX, rows, inputs);
  else if (inputs <= 4 && units <= 3) fewTerms(dZ, units, weight, row, 4, 0, dX, rows, inputs);
  else product(dZ, units, weight, row, 0, dX, rows, inputs);
}
