/** @file The numbers of weights: put into a document's form, and taken out again where they can be trusted. */
import { fromBase64, toBase64 } from '#base/codec.ts';
import { sha256 } from '#base/sha256.ts';
import type { Found } from './problem.ts';
import { sizeOf } from './shape.ts';
import { type Weights, weightBytes, wordsOfParts } from './weights.ts';

/** Tensors one behind another without gaps; the curve's points, flat. */
export interface WeightValues {
  readonly parameters: Float32Array;
  readonly buffers: Float32Array;
  readonly slots: readonly Float32Array[];
  readonly curve: Float64Array<ArrayBuffer>;
}

export type WeightsAbout = Omit<Weights, 'values' | 'sha256'>;

/** Puts numbers into a document's form. Throws a RangeError where they are not as many as the tensors ask for. */
export function packWeights(about: WeightsAbout, { parameters, buffers, slots, curve }: WeightValues): Weights {
  const parts = [parameters, buffers, ...slots];
  const asked = wordsOfParts(about);
  const given = [...parts.map(({ length }) => length), 2 * curve.length];
  if (`${given}` !== `${asked}`) throw new RangeError(`weights: parts must hold ${asked} words, received ${given}`);
  const bytes = new Uint8Array(weightBytes(about));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) for (let i = 0; i < part.length; i++, at += 4) view.setFloat32(at, part[i]!, true);
  for (let i = 0; i < curve.length; i++, at += 8) view.setFloat64(at, curve[i]!, true);
  return { ...about, values: toBase64(bytes), sha256: sha256(bytes) };
}

/** Takes the numbers out again, or says why they cannot be trusted. */
export function unpackWeights(weights: Weights): WeightValues | { readonly found: Found } {
  const bytes = fromBase64(weights.values);
  if (!bytes || bytes.length !== weightBytes(weights)) return { found: { code: 'cutOff' } };
  if (sha256(bytes) !== weights.sha256) return { found: { code: 'checksum' } };
  const view = new DataView(bytes.buffer);
  let at = 0;
  const take = (words: number) => {
    const part = new Float32Array(words);
    for (let i = 0; i < words; i++, at += 4) part[i] = view.getFloat32(at, true);
    return part;
  };
  const words = wordsOfParts(weights);
  const [parameters, buffers, ...slots] = words.slice(0, -1).map(take);
  for (const [name, part] of [
    ['parameters', parameters!],
    ['buffers', buffers!],
    ...slots.map((s) => ['optimizer', s] as const),
  ] as const)
    if (!part.every(Number.isFinite)) return { found: { code: 'noNumber', of: name } };
  if (hasVarianceBelowZero(weights.buffers, buffers!)) return { found: { code: 'belowZero', of: 'buffers' } };
  const curve = new Float64Array(words.at(-1)! / 2);
  for (let i = 0; i < curve.length; i++, at += 8) curve[i] = view.getFloat64(at, true);
  return { parameters: parameters!, buffers: buffers!, slots, curve };
}

/** A running variance that no run can have made: of its root a network gives NaN. */
function hasVarianceBelowZero(buffers: Weights['buffers'], values: Float32Array): boolean {
  let at = 0;
  return buffers.some(({ name, shape }) => {
    const own = values.subarray(at, (at += sizeOf(shape)));
    return name.endsWith('.running_var') && own.some((value) => value < 0);
  });
}
