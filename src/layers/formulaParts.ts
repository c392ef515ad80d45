/** @file What the formulas, symbols and derivations of several layers are written with. */
import type { ActivationFunction } from '#kernels/functions.ts';
import type { Derivation } from '#nn/layer.ts';
import { functionTexts } from './activationText.ts';

/** The real numbers of a shape: ℝ^{3×8×8}. */
export const reals = (...sides: readonly number[]): string => `\\mathbb R^{${sides.join('\\times ')}}`;

/** ∂L/∂`of`. */
export const slope = (of: string): string => `\\frac{\\partial L}{\\partial ${of}}`;

/** f(`sum`), or the sum itself where f is linear. */
export function bent(name: ActivationFunction, sum: string): string {
  const { operator } = functionTexts[name];
  return operator ? `${operator}\\!\\left(${sum}\\right)` : sum;
}

/** The first line of the derivation of a layer that bends its sums z: δ, their gradient. */
export function throughActivation(name: ActivationFunction): Derivation {
  const delta = `\\boldsymbol\\delta = ${slope('\\mathbf z')}`;
  if (name === 'linear') {
    return {
      say: 'The output is the sum z itself: its gradient is δ, that of the sum.',
      formula: `${delta} = ${slope('\\mathbf a')}`,
    };
  }
  if (name === 'softmax') {
    return {
      say: 'Back through the softmax: a sum z counts by how far its gradient lies above the mean, weighted by the outputs.',
      formula: `\\delta_k = ${slope('z_k')} = a_k\\left(${slope('a_k')} - \\sum_l a_l\\,${slope('a_l')}\\right)`,
    };
  }
  return {
    say: 'Back through the activation function, number by number, to the sum z before it.',
    formula: `${delta} = ${slope('\\mathbf a')} \\odot f'(\\mathbf z),\\qquad f'(z) = ${functionTexts[name].derivative}`,
  };
}
