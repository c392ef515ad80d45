/** @file What the definitions of the normalisation layers share: the field ε, parameters. */
import { float } from '#nn/field.ts';
import type { ParameterSpec } from '#nn/initializer.ts';
import type { Constant } from '#nn/layer.ts';
import type { Findings } from '#nn/problem.ts';
import type { Shape } from '#nn/shape.ts';

export const epsilonField = float({ default: 1e-5, min: 1e-12, max: 1, step: 10, logarithmic: true, advanced: true });

/** A scale and a shift for each of these numbers: `weight` starts at 1, `bias` at 0. */
export function affine(shape: Shape): Readonly<Record<'weight' | 'bias', ParameterSpec>> {
  const fans = { fanIn: 1, fanOut: 1 };
  return { weight: { shape, ...fans, start: 'one' }, bias: { shape, ...fans, start: 'zero' } };
}

/** A mean of one number is that number: nothing of it is left. @param of what the mean is taken over */
export const alone = (count: number, of: Findings['noVariance']['of']): Constant | undefined =>
  count === 1 ? { found: { code: 'noVariance', of } } : undefined;
