/** The workloads of the benchmark: networks, data and starting weights from one small generator, so that any engine can be given the same. */
import { datasets } from '#data/index.ts';
import { Model } from '#engine/model.ts';
import { planNetwork } from '#engine/plan.ts';
import type { BackEnd } from '#kernels/machine.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { inferShapes } from '#nn/inferShapes.ts';

export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly sizes: readonly number[];
  readonly hidden: 'tanh' | 'relu';
  readonly out: 'tanh' | 'linear';
  readonly loss: 'mse' | 'crossEntropy';
  readonly optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number };
  readonly batch: number;
  readonly samples: number;
  /** Points along a side: only forward, over a grid, every unit read back. */
  readonly grid?: number;
}

/** The rivals' rate of 0.03 is for half the squared error; ours is the mean squared error itself, so half of it makes the same steps, and losses are twice theirs. */
const sgd = { type: 'sgd', learningRate: 0.015 } as const;
const adam = { type: 'adam', learningRate: 0.001 } as const;

export const workloads: readonly Workload[] = [
  {
    id: 'W1',
    title: '2-4-2-1 tanh, batch 10, SGD, MSE',
    sizes: [2, 4, 2, 1],
    hidden: 'tanh',
    out: 'tanh',
    loss: 'mse',
    optimizer: sgd,
    batch: 10,
    samples: 500,
  },
  {
    id: 'W2',
    title: '2-8-8-8-1 tanh, batch 10, SGD, MSE',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'tanh',
    out: 'tanh',
    loss: 'mse',
    optimizer: sgd,
    batch: 10,
    samples: 500,
  },
  {
    id: 'W3',
    title: '2-64-64-64-2 ReLU, batch 32, Adam, cross-entropy',
    sizes: [2, 64, 64, 64, 2],
    hidden: 'relu',
    out: 'linear',
    loss: 'crossEntropy',
    optimizer: adam,
    batch: 32,
    samples: 512,
  },
  {
    id: 'W4',
    title: '784-128-64-10 ReLU, batch 32, Adam, cross-entropy',
    sizes: [784, 128, 64, 10],
    hidden: 'relu',
    out: 'linear',
    loss: 'crossEntropy',
    optimizer: adam,
    batch: 32,
    samples: 512,
  },
  {
    id: 'W6',
    title: '2-8-8-8-1 tanh, every unit on a 100 × 100 grid',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'tanh',
    out: 'tanh',
    loss: 'mse',
    optimizer: sgd,
    batch: 10,
    samples: 500,
    grid: 100,
  },
];

/** Numbers from 0 to 1 (mulberry32, the generator the rivals' adapters use too). */
export function generator(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Two interleaved spirals, or sparse random inputs for the wide networks; targets ±1, or class indices. */
function samplesOf(w: Workload): { inputs: Float32Array; targets: Float32Array } {
  const r = generator(99);
  const width = w.sizes[0]!;
  const classes = w.sizes.at(-1)!;
  const inputs = new Float32Array(w.samples * width);
  const labels = new Int32Array(w.samples);
  for (let i = 0; i < w.samples; i++) {
    if (width === 2) {
      labels[i] = i & 1;
      const t = r() * 5;
      const angle = t * 1.25 + (labels[i] ? Math.PI : 0);
      inputs[2 * i] = ((t * Math.sin(angle)) / 5) * 6 + (r() - 0.5) * 0.2;
      inputs[2 * i + 1] = ((t * Math.cos(angle)) / 5) * 6 + (r() - 0.5) * 0.2;
    } else {
      for (let j = 0; j < width; j++) inputs[i * width + j] = r() < 0.8 ? 0 : r();
      labels[i] = Math.floor(r() * classes);
    }
  }
  return {
    inputs,
    targets: w.loss === 'mse' ? Float32Array.from(labels, (l) => (l ? 1 : -1)) : new Float32Array(labels.buffer),
  };
}

export interface Bench {
  /** Training steps (or whole grids). */
  run(steps: number): void;
  /** Examples (or points) in one step. */
  readonly examples: number;
  /** Mean loss of the last step's batch; of a grid the mean square of the output. */
  loss(): number;
}

/** A workload on one back end, through the plan as it is for users. */
export function makeBench(w: Workload, backEnd: BackEnd): Bench {
  const network = w.sizes
    .slice(1)
    .map((units, i) => ({ type: 'dense', units, activation: i === w.sizes.length - 2 ? w.out : w.hidden }));
  const reading = readDocument(
    {
      strata: 1,
      data: { type: 'spiral' },
      network,
      training: { loss: w.loss, optimizer: w.optimizer, batchSize: w.batch },
    },
    { layers, datasets },
  );
  if (!reading.document) throw new Error(reading.problems[0]!.message);
  const input = { shape: [w.sizes[0]!] };
  const { inputs, targets } = samplesOf(w);
  const code = { kind: w.loss === 'mse' ? 'value' : 'index', width: w.sizes.at(-1)!, low: 0 } as const;
  const train = Int32Array.from({ length: w.samples }, (_, i) => i);
  const samples = { inputs, targets, targetWidth: 1, train, test: new Int32Array(0) };
  const plan = planNetwork(
    reading.document,
    input,
    inferShapes(reading.document.network, input, layers),
    code,
    samples,
  );
  const model = new Model(plan, { backEnd });
  const r = generator(1234);
  for (const p of plan.parameters) {
    const scale = Math.sqrt(3 / p.spec.fanIn);
    model
      .values(p)
      .set(Float32Array.from({ length: p.count }, () => (p.name === 'weight' ? (r() * 2 - 1) * scale : 0)));
  }
  model.clearState();
  if (w.grid !== undefined) return gridBench(model, w.grid);
  let position = 0;
  let step = 0;
  let size = w.batch;
  return {
    examples: w.batch,
    run(steps) {
      for (let i = 0; i < steps; i++) {
        size = Math.min(w.batch, w.samples - position);
        model.beginBatch([0, step]);
        model.runBatch(position, size);
        model.update(step++);
        position = position + size >= w.samples ? 0 : position + size;
      }
    },
    loss: () => model.lossSum / size,
  };
}

function gridBench(model: Model, side: number): Bench {
  const points = Float32Array.from(
    { length: side * side * 2 },
    (_, k) => -6 + (12 * (k % 2 ? Math.floor(k / 2) % side : Math.floor(k / 2 / side))) / (side - 1),
  );
  const tensors = model.evaluation.blocks.map((b) => model.tensor(b.output));
  const width = tensors.reduce((sum, t) => sum + t.length / model.evaluation.rows, 0);
  const read = new Float32Array(side * side * width);
  const last = tensors.at(-1)!;
  let squares = 0;
  return {
    examples: side * side,
    run(steps) {
      for (let i = 0; i < steps; i++) {
        squares = 0;
        model.evaluateInputs(points, (start, count) => {
          let at = start * width;
          for (const tensor of tensors) {
            const used = (tensor.length / model.evaluation.rows) * count;
            read.set(tensor.subarray(0, used), at);
            at += used;
          }
          for (let k = 0; k < count; k++) squares += last[k]! * last[k]!;
        });
      }
    },
    loss: () => squares / (side * side),
  };
}
