/** @file What the close-ups of several kernels share: sums in the engine's order, and what softmax shares them with. Worker only. */
import type { Bent, Products } from '#nn/closeUp.ts';
import type { Shape } from '#nn/shape.ts';
import type { Magnified, Unfolded } from './layerKernel.ts';

const f = Math.fround;

/** start + Σ weights[i] · inputs[i], each product and each sum rounded to float32, i ascending: as the kernels add. */
export function addUp(weights: ArrayLike<number>, inputs: ArrayLike<number>, start = 0): number {
  let sum = start;
  for (let i = 0; i < weights.length; i++) sum = f(sum + f(weights[i]! * inputs[i]!));
  return sum;
}

/** The sums that softmax gives shares of 1: those along the last axis, of an image along the channels. */
function sharedWith(sums: Float32Array, shape: Shape, unit: number): Required<Bent>['shared'] {
  const count = shape.length === 3 ? shape[0]! : shape.at(-1)!;
  const apart = shape.length === 3 ? shape[1]! * shape[2]! : 1;
  const place = Math.floor(unit / apart) % count;
  const first = unit - place * apart;
  return { sums: Array.from({ length: count }, (_, i) => sums[first + i * apart]!), place };
}

/** What a layer's function made of its sums. @param sum of the number at hand */
export function bent(
  { unit, sums, output, outputShape }: Pick<Magnified, 'unit' | 'sums' | 'output' | 'outputShape'>,
  sum: number,
  name: string,
): Bent {
  return {
    sum,
    function: name,
    ...(name === 'softmax' ? { shared: sharedWith(sums, outputShape, unit) } : {}),
    output: output[unit]!,
  };
}

/** Unfolded terms as products, added up. */
export function products(at: Parameters<typeof bent>[0], { terms, bias }: Unfolded, name: string): Products {
  const weights = terms.filter((_, i) => i % 2 === 0);
  const inputs = terms.filter((_, i) => i % 2 === 1);
  return { weights, inputs, bias, ...bent(at, addUp(weights, inputs, bias ?? 0), name) };
}
