/** @file What every engine is given alike: starting parameters and samples of a workload, from one small generator. */
import type { DenseWorkload, ImageWorkload, TokenWorkload } from './workloads.ts';

/** Numbers from 0 to 1 (mulberry32). */
export function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Weights of units with so many inputs: uniform, of variance 1 / inputs. */
const weights = (random: () => number, count: number, inputs: number): Float32Array => {
  const limit = Math.sqrt(3 / inputs);
  return Float32Array.from({ length: count }, () => (random() * 2 - 1) * limit);
};

/** [rows, columns] → [columns, rows]. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j]!;
  return out;
}

/** A row of `width` for each index, 1 at its place. */
export function oneHot(indices: ArrayLike<number>, width: number): Float32Array {
  const out = new Float32Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) out[i * width + indices[i]!] = 1;
  return out;
}

/** A weight matrix [outputs, inputs] for each layer; biases start at 0. */
export function denseWeights({ sizes, gain = 1 }: DenseWorkload): Float32Array[] {
  const random = generator(1234);
  return sizes.slice(1).map((units, i) => weights(random, units * sizes[i]!, sizes[i]!).map((value) => gain * value));
}

export interface Samples {
  /** Row by row; of tokens their numbers. */
  readonly inputs: Float32Array;
  /** Class or token indices, or ±1 for the squared error. */
  readonly targets: Float32Array;
}

/** Two interleaved spirals; of networks with other than two inputs sparse random ones, with random classes. */
export function denseSamples({ sizes, samples, loss }: DenseWorkload): Samples {
  const width = sizes[0]!;
  if (width !== 2) return sparse(99, samples, width, sizes.at(-1)!);
  const random = generator(99);
  const inputs = new Float32Array(samples * 2);
  const targets = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    const t = random() * 5;
    const angle = t * 1.25 + (i & 1 ? Math.PI : 0);
    inputs[2 * i] = ((t * Math.sin(angle)) / 5) * 6 + (random() - 0.5) * 0.2;
    inputs[2 * i + 1] = ((t * Math.cos(angle)) / 5) * 6 + (random() - 0.5) * 0.2;
    targets[i] = loss === 'mse' ? 2 * (i & 1) - 1 : i & 1;
  }
  return { inputs, targets };
}

/** Four numbers of five are 0. */
function sparse(seed: number, samples: number, width: number, classes: number): Samples {
  const random = generator(seed);
  const inputs = new Float32Array(samples * width);
  const targets = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < width; j++) inputs[i * width + j] = random() < 0.8 ? 0 : random();
    targets[i] = Math.floor(random() * classes);
  }
  return { inputs, targets };
}

/** The points [side², 2] of a grid from −6 to 6. */
export function gridPoints(side: number): Float32Array {
  const at = (i: number) => -6 + (12 * i) / (side - 1);
  return Float32Array.from({ length: side * side * 2 }, (_, k) => {
    const point = k >> 1;
    return at(k & 1 ? point % side : Math.floor(point / side));
  });
}

/** Kernels [filters, channels, 5, 5] and the dense weights [10, channels · rows · columns]; biases start at 0. */
export function imageWeights({ side }: ImageWorkload): [Float32Array, Float32Array, Float32Array] {
  const random = generator(4321);
  const flat = side * side;
  return [weights(random, 8 * 25, 25), weights(random, 16 * 8 * 25, 200), weights(random, 10 * flat, flat)];
}

export const imageSamples = ({ side, samples }: ImageWorkload): Samples => sparse(77, samples, side * side, 10);

/** The channels of images behind their places: the columns of [10, channels · places] in the order [10, places · channels]. */
export function channelsLast(values: Float32Array, channels: number): Float32Array {
  const places = values.length / 10 / channels;
  const out = new Float32Array(values.length);
  for (let o = 0; o < 10; o++)
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < places; p++) out[(o * places + p) * channels + c] = values[(o * channels + c) * places + p]!;
  return out;
}

export interface NamedMatrix {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The transformer's parameters by name, matrices [inputs, outputs]: tokens, positions, of each block norm, attention, norm, feed-forward; norm, head. */
export function tokenParameters({ vocabulary, steps, width, blocks }: TokenWorkload): NamedMatrix[] {
  const random = generator(55);
  const matrix = (name: string, inputs: number, outputs: number): NamedMatrix => ({
    name,
    shape: [inputs, outputs],
    values: weights(random, inputs * outputs, inputs),
  });
  const vector = (name: string, length: number, value = 0): NamedMatrix => ({
    name,
    shape: [length],
    values: new Float32Array(length).fill(value),
  });
  // Whoever draws in this order draws the same numbers: matrices only.
  const list = [matrix('tokens', vocabulary, width), matrix('positions', steps, width)];
  for (let b = 0; b < blocks; b++) {
    list.push(vector(`${b}.norm1`, width, 1), vector(`${b}.shift1`, width));
    list.push(matrix(`${b}.in`, width, 3 * width), vector(`${b}.inBias`, 3 * width));
    list.push(matrix(`${b}.out`, width, width), vector(`${b}.outBias`, width));
    list.push(vector(`${b}.norm2`, width, 1), vector(`${b}.shift2`, width));
    list.push(matrix(`${b}.up`, width, 4 * width), vector(`${b}.upBias`, 4 * width));
    list.push(matrix(`${b}.down`, 4 * width, width), vector(`${b}.downBias`, width));
  }
  list.push(vector('norm', width, 1), vector('shift', width));
  list.push(matrix('head', width, vocabulary), vector('headBias', vocabulary));
  return list;
}

/** Sequences in which the next token is 5 t + 3, or, three times of ten, any; the targets are the inputs one step on. */
export function tokenSamples({ vocabulary, steps, samples }: TokenWorkload): Samples {
  const random = generator(66);
  const inputs = new Float32Array(samples * steps);
  const targets = new Float32Array(samples * steps);
  for (let i = 0; i < samples; i++) {
    let token = Math.floor(random() * vocabulary);
    for (let s = i * steps; s < (i + 1) * steps; s++) {
      inputs[s] = token;
      token = random() < 0.7 ? (token * 5 + 3) % vocabulary : Math.floor(random() * vocabulary);
      targets[s] = token;
    }
  }
  return { inputs, targets };
}
