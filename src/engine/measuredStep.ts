/**
 * @file What one update did: ∂loss/∂parameter as it was before regularisation, freezing and clipping changed it in place, and what became of the parameters. To
 * measure it takes a pass over all of them and their copy, so that it is done only while a view asks, and of the last step of a slice.
 */
import type { Model } from './model.ts';

export interface MeasuredStep {
  /** The step that the update led to. */
  readonly step: number;
  /** By parameter, in the plan's order: Σ (∂loss/∂p)². */
  readonly gradient: readonly number[];
  /** By parameter: Σ (p after − p before)². */
  readonly change: readonly number[];
}

/** Measures an update that leads to `step`, from the gradients as the backward pass left them. */
export function measureUpdate(model: Model, step: number, update: () => void): MeasuredStep {
  const { parameters } = model.plan;
  const gradient = parameters.map((p) => sumOfSquares(model.gradient(p)));
  const before = parameters.map((p) => model.values(p).slice());
  update();
  const change = parameters.map((p, i) => sumOfSquaredDifferences(model.values(p), before[i]!));
  return { step, gradient, change };
}

function sumOfSquares(values: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

function sumOfSquaredDifferences(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return sum;
}
