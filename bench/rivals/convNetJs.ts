/** @file ConvNetJS: volumes of float64, one example at a time. */
import {
  channelsLast,
  denseSamples,
  denseWeights,
  gridPoints,
  imageSamples,
  imageWeights,
  type Samples,
} from '../material.ts';
import type { Refusal, Runner } from '../runner.ts';
import { type DenseWorkload, type ImageWorkload, isGrid, type Workload } from '../workloads.ts';
import type { Library } from './rivals.ts';
import { meanSquare } from './shared.ts';

interface Volume {
  readonly w: { [index: number]: number; readonly length: number };
}

const put = (volume: Volume, values: Float32Array, from = 0) => {
  for (let i = 0; i < volume.w.length; i++) volume.w[i] = values[from + i]!;
};

export function makeConvNetJs(convnetjs: Library, w: Workload): Runner | Refusal {
  if (w.kind === 'tokens') return { refuses: 'has no attention' };
  const net = new convnetjs.Net();
  net.layers = w.kind === 'dense' ? denseLayers(convnetjs, w) : imageLayers(convnetjs, w);
  if (w.kind === 'image') return training(convnetjs, net, w, imageSamples(w), [w.side, w.side, 1]);
  if (isGrid(w)) return onGrid(convnetjs, net, w.grid);
  return training(convnetjs, net, w, denseSamples(w), [1, 1, w.sizes[0]!]);
}

function denseLayers(convnetjs: Library, w: DenseWorkload): Library[] {
  const one = (depth: number) => ({ in_sx: 1, in_sy: 1, in_depth: depth });
  const layers = [new convnetjs.InputLayer({ out_sx: 1, out_sy: 1, out_depth: w.sizes[0] })];
  for (const [i, values] of denseWeights(w).entries()) {
    const [inputs, units] = [w.sizes[i]!, w.sizes[i + 1]!];
    const layer = new convnetjs.FullyConnLayer({ num_neurons: units, ...one(inputs) });
    for (const [unit, filter] of layer.filters.entries()) put(filter, values, unit * inputs);
    put(layer.biases, new Float32Array(units));
    layers.push(layer);
    const bend = i === w.sizes.length - 2 ? w.out : w.hidden;
    if (bend === 'tanh') layers.push(new convnetjs.TanhLayer(one(units)));
    if (bend === 'relu') layers.push(new convnetjs.ReluLayer(one(units)));
  }
  const out = one(w.sizes.at(-1)!);
  layers.push(w.loss === 'mse' ? new convnetjs.RegressionLayer(out) : new convnetjs.SoftmaxLayer(out));
  return layers;
}

function imageLayers(convnetjs: Library, w: ImageWorkload): Library[] {
  const [first, second, last] = imageWeights(w);
  const layers = [new convnetjs.InputLayer({ out_sx: w.side, out_sy: w.side, out_depth: 1 })];
  const convolve = (filters: number, side: number, channels: number, values: Float32Array) => {
    const size = { in_sx: side, in_sy: side };
    const layer = new convnetjs.ConvLayer({ sx: 5, filters, pad: 2, stride: 1, in_depth: channels, ...size });
    for (const [f, filter] of (layer.filters as Volume[]).entries())
      for (let c = 0; c < channels; c++)
        for (let k = 0; k < 25; k++) filter.w[k * channels + c] = values[(f * channels + c) * 25 + k]!;
    put(layer.biases, new Float32Array(filters));
    layers.push(layer, new convnetjs.ReluLayer({ in_depth: filters, ...size }));
    layers.push(new convnetjs.PoolLayer({ sx: 2, stride: 2, in_depth: filters, ...size }));
  };
  convolve(8, w.side, 1, first);
  convolve(16, w.side / 2, 8, second);
  const side = w.side / 4;
  const dense = new convnetjs.FullyConnLayer({ num_neurons: 10, in_sx: side, in_sy: side, in_depth: 16 });
  const weights = channelsLast(last, 16);
  for (const [unit, filter] of dense.filters.entries()) put(filter, weights, unit * w.side ** 2);
  put(dense.biases, new Float32Array(10));
  layers.push(dense, new convnetjs.SoftmaxLayer({ in_sx: 1, in_sy: 1, in_depth: 10 }));
  return layers;
}

function training(convnetjs: Library, net: Library, w: Workload, samples: Samples, shape: number[]): Runner {
  const [width, height, depth] = shape as [number, number, number];
  const volumes = Array.from({ length: w.samples }, (_, i) => {
    const volume = new convnetjs.Vol(width, height, depth, 0);
    put(volume, samples.inputs, i * width * height * depth);
    return volume;
  });
  const targets = Array.from(samples.targets, (target) => (w.loss === 'mse' ? [target] : target));
  const squared = w.loss === 'mse'; // it follows the gradient of half the squared error, and tells twice the whole
  const trainer = new convnetjs.Trainer(net, {
    learning_rate: (squared ? 2 : 1) * w.optimizer.learningRate,
    batch_size: w.batch,
    l2_decay: 0,
    ...(w.optimizer.type === 'adam' ? { method: 'adadelta' } : { method: 'sgd', momentum: 0 }),
  });
  let at = 0;
  let sum = 0;
  return {
    examples: w.batch,
    ...(w.optimizer.type === 'adam'
      ? { differs: 'its released package has no Adam: Adadelta, which keeps two sums a weight too' }
      : {}),
    run(steps) {
      for (let i = 0; i < steps; i++) {
        sum = 0;
        for (let k = 0; k < w.batch; k++) {
          sum += trainer.train(volumes[at], targets[at]).cost_loss;
          at = (at + 1) % w.samples;
        }
      }
    },
    loss: () => sum / (squared ? 2 : 1) / w.batch,
  };
}

function onGrid(convnetjs: Library, net: Library, side: number): Runner {
  const points = gridPoints(side);
  const point = new convnetjs.Vol(1, 1, 2);
  const bent: Library[] = net.layers.filter((layer: Library) => layer.layer_type === 'tanh');
  const read = bent.map((layer) => new Float32Array(layer.out_depth * side * side));
  return {
    examples: side * side,
    run(grids) {
      for (let i = 0; i < grids; i++) {
        for (let k = 0; k < side * side; k++) {
          point.w[0] = points[2 * k];
          point.w[1] = points[2 * k + 1];
          net.forward(point, false);
          for (const [b, layer] of bent.entries()) {
            const values = layer.out_act.w;
            for (let u = 0; u < values.length; u++) read[b]![k * values.length + u] = values[u];
          }
        }
      }
    },
    loss: () => meanSquare(read.at(-1)!),
  };
}
