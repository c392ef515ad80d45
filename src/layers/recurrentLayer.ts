/** @file What the definitions of rnn, lstm and gru share: fields, shapes, parameters. */
import { biasInitializer, flag, initializer, int, type Values } from '#nn/field.ts';
import type { ParameterSpec } from '#nn/initializer.ts';
import type { ShapeProblem } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { sequenceProblem } from './sequenceInput.ts';

export const recurrentFields = {
  units: int({ default: 8, min: 1, max: 1024 }),
  returnSequences: flag({ default: false }),
  init: initializer({ default: 'pytorch', advanced: true }),
  biasInit: biasInitializer({ default: 'usual', advanced: true }),
} as const;
export type RecurrentValues = Values<typeof recurrentFields>;

/** [T, E] → [T, units], or [units] where only the last state is put out. */
export function recurrentShape(input: Flow, { units, returnSequences }: RecurrentValues): Flow | ShapeProblem {
  return sequenceProblem(input) ?? { shape: returnSequences ? [input.shape[0]!, units] : [units] };
}

/** W_ih [gates · units, E], W_hh [gates · units, units], b_ih and b_hh [gates · units]; PyTorch starts all four with U(±1/√units). */
export function recurrentParameters(input: Flow, units: number, gates: number) {
  const width = input.shape[1]!;
  const rows = gates * units;
  const pytorch = { type: 'uniform', range: 1 / Math.sqrt(units) } as const;
  const weight = (fanIn: number): ParameterSpec => ({
    shape: [rows, fanIn],
    fanIn,
    fanOut: rows,
    start: 'weight',
    pytorch,
  });
  const bias: ParameterSpec = { shape: [rows], fanIn: units, fanOut: rows, start: 'bias', pytorch };
  return { weight_ih_l0: weight(width), weight_hh_l0: weight(units), bias_ih_l0: bias, bias_hh_l0: bias };
}

/** Products of both weights at every step. */
export const recurrentProducts = (input: Flow, units: number, gates: number): number =>
  input.shape[0]! * gates * units * (input.shape[1]! + units);

export const recurrentDetail = (values: RecurrentValues): string => (values.returnSequences ? 'all steps' : '');
