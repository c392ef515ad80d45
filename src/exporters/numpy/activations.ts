/** @file Activation functions in NumPy, and their way back. */
import type { HelperName } from './helpersText.ts';

interface Bend {
  /** f(z). @param axis of softmax */
  forward(z: string, axis: number): string;
  /** What ∂L/∂a is multiplied by, of z or of a = f(z); softmax mixes and has none. */
  slope?(z: string, a: string): string;
  readonly uses?: readonly HelperName[];
}

export const bends: Readonly<Record<string, Bend>> = {
  relu: { forward: (z) => `np.maximum(${z}, 0)`, slope: (_, a) => `(${a} > 0)` },
  leakyRelu: {
    forward: (z) => `np.where(${z} > 0, ${z}, 0.01 * ${z})`,
    slope: (_, a) => `np.where(${a} > 0, 1, 0.01)`,
  },
  elu: {
    forward: (z) => `np.where(${z} > 0, ${z}, np.expm1(np.minimum(${z}, 0)))`,
    slope: (_, a) => `np.where(${a} > 0, 1, ${a} + 1)`,
  },
  gelu: {
    forward: (z) => `${z} * normal_cdf(${z})`,
    slope: (z) => `(normal_cdf(${z}) + ${z} * np.exp(-(${z}**2) / 2) / np.sqrt(2 * np.pi))`,
    uses: ['normal_cdf'],
  },
  silu: {
    forward: (z) => `${z} * sigmoid(${z})`,
    slope: (z, a) => `(sigmoid(${z}) + ${a} * (1 - sigmoid(${z})))`,
    uses: ['sigmoid'],
  },
  sigmoid: { forward: (z) => `sigmoid(${z})`, slope: (_, a) => `${a} * (1 - ${a})`, uses: ['sigmoid'] },
  tanh: { forward: (z) => `np.tanh(${z})`, slope: (_, a) => `(1 - ${a}**2)` },
  softplus: { forward: (z) => `np.logaddexp(0, ${z})`, slope: (z) => `sigmoid(${z})`, uses: ['sigmoid'] },
  sine: { forward: (z) => `np.sin(${z})`, slope: (z) => `np.cos(${z})` },
  softmax: { forward: (z, axis) => `softmax(${z}, ${axis})`, uses: ['softmax'] },
};

/** One line: `a = f(z)`. */
export const bent = (name: string, z: string, a: string, axis: number): string =>
  `${a} = ${name === 'linear' ? z : bends[name]!.forward(z, axis)}`;

/** One line: `dz = da · f′`. */
export function unbent(name: string, z: string, a: string, da: string, dz: string, axis: number): string {
  if (name === 'linear') return `${dz} = ${da}`;
  if (name === 'softmax') return `${dz} = ${a} * (${da} - (${da} * ${a}).sum(${axis}, keepdims=True))`;
  return `${dz} = ${da} * ${bends[name]!.slope!(z, a)}`;
}
