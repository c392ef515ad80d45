/** @file brain.js: dense layers with one activation function for all, squared error, a step after every example. */
import { denseSamples, denseWeights, gridPoints, oneHot } from '../material.ts';
import type { Refusal, Runner } from '../runner.ts';
import { isGrid, type Workload } from '../workloads.ts';
import type { Library } from './rivals.ts';
import { meanSquare } from './shared.ts';

export function makeBrain(brain: Library, w: Workload): Runner | Refusal {
  if (w.kind !== 'dense') return { refuses: 'has dense layers only' };
  const { sizes } = w;
  const net = new brain.NeuralNetwork({
    inputSize: sizes[0],
    outputSize: sizes.at(-1),
    hiddenLayers: sizes.slice(1, -1),
    activation: w.hidden,
    learningRate: (w.loss === 'mse' ? 2 : 1) * w.optimizer.learningRate,
    momentum: 1e-9, // 0 would be taken for "not given"
    ...(w.optimizer.type === 'adam' ? { praxis: 'adam' } : {}),
  });
  net.initialize();
  for (const [i, values] of denseWeights(w).entries()) {
    const inputs = sizes[i]!;
    for (let unit = 0; unit < sizes[i + 1]!; unit++) {
      net.biases[i + 1][unit] = 0;
      for (let k = 0; k < inputs; k++) net.weights[i + 1][unit][k] = values[unit * inputs + k];
    }
  }
  if (isGrid(w)) return onGrid(net, sizes, w.grid);
  const { inputs, targets } = denseSamples(w);
  const [width, units] = [sizes[0]!, sizes.at(-1)!];
  const wanted = w.loss === 'mse' ? targets : oneHot(targets, units);
  const rows = Array.from({ length: w.samples }, (_, i) => ({
    input: inputs.slice(i * width, (i + 1) * width),
    output: wanted.slice(i * units, (i + 1) * units),
  }));
  let at = 0;
  let sum = 0;
  return {
    examples: w.batch,
    differs: `a step after every example, squared error${w.hidden === 'relu' ? ', ReLU on the output' : ''}`,
    run(steps) {
      for (let i = 0; i < steps; i++) {
        sum = 0;
        for (let k = 0; k < w.batch; k++) {
          sum += net.trainPattern(rows[at], true);
          at = (at + 1) % w.samples;
        }
      }
    },
    loss: () => sum / w.batch,
  };
}

function onGrid(net: Library, sizes: readonly number[], side: number): Runner {
  const points = gridPoints(side);
  const point = new Float32Array(2);
  const read = sizes.slice(1).map((units) => new Float32Array(units * side * side));
  return {
    examples: side * side,
    run(grids) {
      for (let i = 0; i < grids; i++) {
        for (let k = 0; k < side * side; k++) {
          point[0] = points[2 * k]!;
          point[1] = points[2 * k + 1]!;
          net.run(point);
          for (let l = 1; l < sizes.length; l++) read[l - 1]!.set(net.outputs[l], k * sizes[l]!);
        }
      }
    },
    loss: () => meanSquare(read.at(-1)!),
  };
}
