/** @file TensorFlow.js: its core, without the layers above it, on tensors made beforehand. */
import {
  channelsLast,
  denseSamples,
  denseWeights,
  gridPoints,
  imageSamples,
  imageWeights,
  oneHot,
  tokenParameters,
  tokenSamples,
  transposed,
} from '../material.ts';
import type { Runner } from '../runner.ts';
import { type DenseWorkload, type ImageWorkload, isGrid, type TokenWorkload, type Workload } from '../workloads.ts';
import type { Library } from './rivals.ts';
import { batches, meanSquare } from './shared.ts';

type Tensor = Library;

export function makeTfjs(tf: Library, w: Workload): Runner {
  if (w.kind === 'dense') return dense(tf, w);
  return w.kind === 'image' ? image(tf, w) : transformer(tf, w);
}

/** Steps over batches in turn. */
function trainer(
  tf: Library,
  w: Workload,
  variables: Tensor[],
  count: number,
  lossOf: (batch: number) => Tensor,
): Runner {
  // Where a mean squared error is halved, the rate is doubled.
  const rate = w.loss === 'mse' ? 2 * w.optimizer.learningRate : w.optimizer.learningRate;
  const optimizer = w.optimizer.type === 'adam' ? tf.train.adam(rate, 0.9, 0.999, 1e-8) : tf.train.sgd(rate);
  let at = 0;
  let last: Tensor;
  return {
    examples: w.batch,
    run(steps) {
      for (let i = 0; i < steps; i++) {
        const loss = optimizer.minimize(() => lossOf(at), true, variables);
        at = (at + 1) % count;
        last?.dispose();
        last = loss;
      }
      last.dataSync();
    },
    loss: () => last.dataSync()[0] * (w.loss === 'mse' ? 2 : 1),
  };
}

const crossEntropy = (tf: Library, logits: Tensor, targets: Tensor, count: number): Tensor =>
  tf.neg(tf.div(tf.sum(tf.mul(tf.logSoftmax(logits), targets)), count));

function dense(tf: Library, w: DenseWorkload): Runner {
  const weights: Tensor[] = [];
  const biases: Tensor[] = [];
  for (const [i, values] of denseWeights(w).entries()) {
    const [inputs, units] = [w.sizes[i]!, w.sizes[i + 1]!];
    weights.push(tf.variable(tf.tensor2d(transposed(values, units, inputs), [inputs, units])));
    biases.push(tf.variable(tf.zeros([units])));
  }
  const bend: Record<string, (x: Tensor) => Tensor> = { tanh: tf.tanh, relu: tf.relu, linear: (x) => x };
  const forward = (x: Tensor, each?: (y: Tensor) => void): Tensor =>
    weights.reduce((flow, weight, i) => {
      const z = tf.add(tf.matMul(flow, weight), biases[i]);
      const y = bend[i === weights.length - 1 ? w.out : w.hidden]!(z);
      each?.(y);
      return y;
    }, x);
  if (isGrid(w)) return onGrid(tf, w.grid, forward);
  const { inputs, targets } = denseSamples(w);
  const units = w.sizes.at(-1)!;
  const wanted = w.loss === 'mse' ? targets : oneHot(targets, units);
  const xs = batches(inputs, w.samples, w.batch).map((x) => tf.tensor2d(x, [w.batch, w.sizes[0]]));
  const ys = batches(wanted, w.samples, w.batch).map((y) => tf.tensor2d(y, [w.batch, units]));
  return trainer(tf, w, [...weights, ...biases], xs.length, (b) =>
    w.loss === 'mse'
      ? tf.div(tf.sum(tf.square(tf.sub(forward(xs[b]), ys[b]))), 2 * w.batch)
      : crossEntropy(tf, forward(xs[b]), ys[b], w.batch),
  );
}

function onGrid(tf: Library, side: number, forward: (x: Tensor, each: (y: Tensor) => void) => Tensor): Runner {
  const points = tf.tensor2d(gridPoints(side), [side * side, 2]);
  let read: Float32Array[] = [];
  return {
    examples: side * side,
    run(grids) {
      for (let i = 0; i < grids; i++) {
        const kept: Tensor[] = tf.tidy(() => {
          const list: Tensor[] = [];
          forward(points, (y) => list.push(y));
          return list;
        });
        read = kept.map((t) => t.dataSync());
        for (const tensor of kept) tensor.dispose();
      }
    },
    loss: () => meanSquare(read.at(-1)!),
  };
}

/** [filters, channels, 5, 5] → [5, 5, channels, filters]. */
function kernelsLast(values: Float32Array, filters: number, channels: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let f = 0; f < filters; f++)
    for (let c = 0; c < channels; c++)
      for (let k = 0; k < 25; k++) out[(k * channels + c) * filters + f] = values[(f * channels + c) * 25 + k]!;
  return out;
}

function image(tf: Library, w: ImageWorkload): Runner {
  const [first, second, last] = imageWeights(w);
  const flat = w.side ** 2;
  const kernel1 = tf.variable(tf.tensor4d(kernelsLast(first, 8, 1), [5, 5, 1, 8]));
  const kernel2 = tf.variable(tf.tensor4d(kernelsLast(second, 16, 8), [5, 5, 8, 16]));
  const weight = tf.variable(tf.tensor2d(transposed(channelsLast(last, 16), 10, flat), [flat, 10]));
  const [bias1, bias2, bias] = [8, 16, 10].map((units) => tf.variable(tf.zeros([units])));
  const { inputs, targets } = imageSamples(w);
  const xs = batches(inputs, w.samples, w.batch).map((x) => tf.tensor4d(x, [w.batch, w.side, w.side, 1]));
  const ys = batches(oneHot(targets, 10), w.samples, w.batch).map((y) => tf.tensor2d(y, [w.batch, 10]));
  const convolve = (x: Tensor, kernel: Tensor, shift: Tensor) =>
    tf.maxPool(tf.relu(tf.add(tf.conv2d(x, kernel, 1, 'same'), shift)), 2, 2, 'valid');
  return trainer(tf, w, [kernel1, bias1, kernel2, bias2, weight, bias], xs.length, (b) => {
    const found = convolve(convolve(xs[b], kernel1, bias1), kernel2, bias2);
    return crossEntropy(tf, tf.add(tf.matMul(tf.reshape(found, [-1, flat]), weight), bias), ys[b], w.batch);
  });
}

function transformer(tf: Library, w: TokenWorkload): Runner {
  const { batch, steps, width, heads, vocabulary } = w;
  const p: Record<string, Tensor> = {};
  for (const { name, shape, values } of tokenParameters(w)) p[name] = tf.variable(tf.tensor(values, shape));
  const { inputs, targets } = tokenSamples(w);
  const coded = (indices: Float32Array): Tensor[] =>
    batches(oneHot(indices, vocabulary), w.samples, batch).map((x) => tf.tensor2d(x, [batch * steps, vocabulary]));
  const [xs, ys] = [coded(inputs), coded(targets)];
  const hidden = Float32Array.from({ length: steps * steps }, (_, k) => (k % steps > Math.floor(k / steps) ? -1e9 : 0));
  const mask = tf.tensor(hidden, [1, 1, steps, steps]);
  const norm = (x: Tensor, scale: string, shift: string) => {
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    return tf.add(tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, 1e-5))), p[scale]), p[shift]);
  };
  const linear = (x: Tensor, weight: string, bias: string) => tf.add(tf.matMul(x, p[weight]), p[bias]);
  const attention = (x: Tensor, at: string) => {
    const qkv = tf.reshape(linear(x, `${at}in`, `${at}inBias`), [batch, steps, 3, heads, width / heads]);
    const [q, k, v] = tf
      .split(tf.transpose(qkv, [2, 0, 3, 1, 4]), 3, 0)
      .map((t: Tensor) => tf.reshape(t, [batch, heads, steps, width / heads]));
    const scores = tf.mul(tf.matMul(q, k, false, true), 1 / Math.sqrt(width / heads));
    const mixed = tf.transpose(tf.matMul(tf.softmax(tf.add(scores, mask)), v), [0, 2, 1, 3]);
    return linear(tf.reshape(mixed, [batch * steps, width]), `${at}out`, `${at}outBias`);
  };
  const forward = (x: Tensor) => {
    const looked = tf.reshape(tf.matMul(x, p['tokens']), [batch, steps, width]);
    let flow = tf.reshape(tf.add(looked, p['positions']), [batch * steps, width]);
    for (let b = 0; b < w.blocks; b++) {
      flow = tf.add(flow, attention(norm(flow, `${b}.norm1`, `${b}.shift1`), `${b}.`));
      const up = tf.relu(linear(norm(flow, `${b}.norm2`, `${b}.shift2`), `${b}.up`, `${b}.upBias`));
      flow = tf.add(flow, linear(up, `${b}.down`, `${b}.downBias`));
    }
    return linear(norm(flow, 'norm', 'shift'), 'head', 'headBias');
  };
  return trainer(tf, w, Object.values(p), xs.length, (b) => crossEntropy(tf, forward(xs[b]), ys[b], batch * steps));
}
