/** @file A workload as Strata's own: a document's network, parameters by their PyTorch path, samples in the words the engine takes. */
import type { Flow } from '#nn/shape.ts';
import {
  denseSamples,
  denseWeights,
  imageSamples,
  imageWeights,
  oneHot,
  tokenParameters,
  tokenSamples,
  transposed,
} from './material.ts';
import type { DenseWorkload, ImageWorkload, TokenWorkload, Workload } from './workloads.ts';

export interface Subject {
  readonly network: readonly object[];
  readonly input: Flow;
  /** Every parameter that does not start at 0 (a scale: at 1). */
  readonly start: ReadonlyMap<string, Float32Array>;
  readonly inputs: Float32Array;
  /** Indices or values, one for each answer. */
  readonly targets: Float32Array;
  /** Where the first block is a look-up written as a product: what is looked up, of how many tokens. */
  readonly lookUp?: { readonly tokens: Float32Array; readonly vocabulary: number };
}

export function subjectOf(w: Workload): Subject {
  if (w.kind === 'dense') return denseSubject(w);
  return w.kind === 'image' ? imageSubject(w) : tokenSubject(w);
}

function denseSubject(w: DenseWorkload): Subject {
  const last = w.sizes.length - 2;
  return {
    network: w.sizes.slice(1).map((units, i) => ({ type: 'dense', units, activation: i === last ? w.out : w.hidden })),
    input: { shape: [w.sizes[0]!] },
    start: new Map(denseWeights(w).map((values, i) => [`${i}.weight`, values])),
    ...denseSamples(w),
  };
}

function imageSubject(w: ImageWorkload): Subject {
  const convolution = (filters: number) => ({ type: 'conv2d', filters, kernel: 5, padding: 2, activation: 'relu' });
  const pooling = { type: 'maxPool2d', size: 2 };
  const [first, second, dense] = imageWeights(w);
  return {
    network: [
      convolution(8),
      pooling,
      convolution(16),
      pooling,
      { type: 'flatten' },
      { type: 'dense', units: 10, activation: 'linear' },
    ],
    input: { shape: [1, w.side, w.side] },
    start: new Map([
      ['0.weight', first],
      ['2.weight', second],
      ['5.weight', dense],
    ]),
    ...imageSamples(w),
  };
}

/**
 * Strata's positions are waves, not learned. A dense layer without bias over tokens and places, one 1 for each, looks up and adds both tables, and learns both;
 * it is more work than a look-up.
 */
function tokenSubject(w: TokenWorkload): Subject {
  const { width, steps, vocabulary } = w;
  const linear = (units: number) => ({ type: 'dense', units, activation: 'linear' });
  const named = new Map(tokenParameters(w).map((p) => [p.name, p]));
  const table = (name: string) => named.get(name)!.values;
  /** PyTorch's layout [outputs, inputs]. */
  const turned = (name: string) => {
    const { values, shape } = named.get(name)!;
    return transposed(values, shape[0]!, shape[1]!);
  };
  const both = new Float32Array([...table('tokens'), ...table('positions')]);
  const start = new Map([['0.weight', transposed(both, vocabulary + steps, width)]]);
  const network: object[] = [{ ...linear(width), bias: false }];
  for (let b = 0; b < w.blocks; b++) {
    const at = 1 + 2 * b;
    network.push({
      type: 'residual',
      body: [{ type: 'layerNorm' }, { type: 'selfAttention', heads: w.heads, causal: true }],
    });
    network.push({
      type: 'residual',
      body: [{ type: 'layerNorm' }, { type: 'dense', units: 4 * width, activation: 'relu' }, linear(width)],
    });
    start.set(`${at}.body.1.in_proj_weight`, turned(`${b}.in`));
    start.set(`${at}.body.1.out_proj.weight`, turned(`${b}.out`));
    start.set(`${at + 1}.body.1.weight`, turned(`${b}.up`));
    start.set(`${at + 1}.body.2.weight`, turned(`${b}.down`));
  }
  network.push({ type: 'layerNorm' }, linear(vocabulary));
  start.set(`${network.length - 1}.weight`, turned('head'));
  const { inputs, targets } = tokenSamples(w);
  const rows = oneHot(inputs, vocabulary + steps);
  for (let i = 0; i < inputs.length; i++) rows[i * (vocabulary + steps) + vocabulary + (i % steps)] = 1;
  return {
    network,
    input: { shape: [steps, vocabulary + steps] },
    start,
    inputs: rows,
    targets,
    lookUp: { tokens: inputs, vocabulary },
  };
}
