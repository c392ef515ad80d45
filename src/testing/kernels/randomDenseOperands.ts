/** @file Random operands for a dense layer; `randomOperands.ts` has the rest. */
import { activationFunctions } from '#kernels/functions.ts';
import type { Operands } from '#kernels/ops.ts';
import type { Operand } from './randomOperands.ts';

export interface DenseShape {
  readonly f: number;
  readonly rows: number;
  readonly inputs: number;
  readonly units: number;
}

/** Functions whose gradient needs their value alone: the sum may lie where the value does. */
const byValue = ['relu', 'leakyRelu', 'elu', 'sigmoid', 'tanh'].map((name) =>
  activationFunctions.indexOf(name as (typeof activationFunctions)[number]),
);

/** Mostly narrow, as a playground's layers are; sometimes wider than the SIMD kernels compute from matrices as they lie. */
const anyShape = (o: Operand): DenseShape => ({
  f: o.random.below(activationFunctions.length - 1),
  rows: o.random.below(41),
  ...(o.random.below(6) === 0
    ? { inputs: 61 + o.random.below(9), units: 33 + o.random.below(9) }
    : { inputs: 1 + o.random.below(17), units: 1 + o.random.below(17) }),
});

/** Addresses of the sum and of the value: one where f is linear or may be. */
function values(o: Operand, { f, rows, units }: DenseShape) {
  const z = o.words(rows * units);
  const inPlace = f === 0 || (byValue.includes(f) && o.either(true, false));
  return { z, y: inPlace ? z : o.words(rows * units) };
}

export const denseOperands = {
  dense(o: Operand, shape = anyShape(o)): Operands<'dense'> {
    const { rows, inputs, units } = shape;
    return {
      ...shape,
      x: o.words(rows * inputs),
      weight: o.words(inputs * units),
      bias: o.either(0, o.words(units)),
      ...values(o, shape),
      turned: o.scratch(inputs * units),
    };
  },
  denseGradient(o: Operand, shape = anyShape(o)): Operands<'denseGradient'> {
    const { f, rows, inputs, units } = shape;
    const dY = o.words(rows * units);
    return {
      ...shape,
      x: o.words(rows * inputs),
      weight: o.words(inputs * units),
      ...values(o, shape),
      dY,
      dZ: f === 0 ? dY : o.either(dY, o.words(rows * units)),
      dX: o.either(0, o.words(rows * inputs)),
      dWeight: o.words(inputs * units),
      dBias: o.either(0, o.words(units)),
      accumulate: o.random.below(2),
    };
  },
};
