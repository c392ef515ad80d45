/** @file A dense layer as a whole; see `ops.ts` for the formulas. */
import { activate, activateGradient } from './activations.ts';
import { columnSums, gemm } from './matrix.ts';
import { type Memory, transpose } from './memory.ts';

export function dense(
  memory: Memory,
  f: number,
  x: number,
  weight: number,
  bias: number,
  z: number,
  y: number,
  rows: number,
  inputs: number,
  units: number,
  turned: number,
): void {
  transpose(memory, weight, turned, units, inputs);
  gemm(memory, x, inputs, 1, turned, units, z, units, rows, units, inputs, bias ? 2 : 0, bias);
  if (f) activate(memory, f, z, y, rows * units);
}

export function denseGradient(
  memory: Memory,
  f: number,
  x: number,
  weight: number,
  z: number,
  y: number,
  dY: number,
  dZ: number,
  dX: number,
  dWeight: number,
  dBias: number,
  rows: number,
  inputs: number,
  units: number,
  accumulate: number,
): void {
  if (f) activateGradient(memory, f, z, y, dY, dZ, rows * units);
  if (dBias) columnSums(memory, dZ, dBias, rows, units, accumulate);
  gemm(memory, dZ, 1, units, x, inputs, dWeight, inputs, units, inputs, rows, accumulate, 0);
  if (dX) gemm(memory, dZ, units, 1, weight, inputs, dX, inputs, rows, inputs, units, 0, 0);
}
