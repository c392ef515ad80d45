/** @file The workloads of the benchmark: networks from a playground's to a small transformer, each with the loss that every engine must show after 20 steps. */

interface Common {
  readonly id: string;
  readonly title: string;
  readonly batch: number;
  readonly samples: number;
  readonly loss: 'mse' | 'crossEntropy';
  readonly optimizer: { readonly type: 'sgd' | 'adam'; readonly learningRate: number };
  /** What is counted. */
  readonly unit: 'examples' | 'points' | 'sequences';
  /** The loss of the 20th step, known from several engines that share nothing (of a grid the mean square of the output): lowest and highest. */
  readonly known?: readonly [low: number, high: number];
}

/** Dense layers, trained; or, as a grid, run forward alone over `grid` × `grid` points of the plane with every unit read back. */
export interface DenseWorkload extends Common {
  readonly kind: 'dense';
  readonly sizes: readonly number[];
  readonly hidden: 'tanh' | 'relu';
  readonly out: 'tanh' | 'linear';
  readonly grid?: number;
  /** Starting weights so many times as large. */
  readonly gain?: number;
}

/** Two convolutions of 8 and 16 filters 5 × 5, each with ReLU and max pooling by 2, and a dense layer of 10; `side` divides by 4. */
export interface ImageWorkload extends Common {
  readonly kind: 'image';
  readonly side: number;
}

/** A decoder of pre-norm blocks with learned positions and a feed-forward layer of four times the width: which token comes next. */
export interface TokenWorkload extends Common {
  readonly kind: 'tokens';
  readonly vocabulary: number;
  readonly steps: number;
  readonly width: number;
  readonly heads: number;
  readonly blocks: number;
}

export type Workload = DenseWorkload | ImageWorkload | TokenWorkload;

const adam = { type: 'adam', learningRate: 0.001 } as const;
const mean = { loss: 'mse', unit: 'examples', kind: 'dense', batch: 10, samples: 500 } as const;
/** For the mean squared error; engines that halve it take the double. */
const sgd = { type: 'sgd', learningRate: 0.015 } as const;
const wide = { loss: 'crossEntropy', optimizer: adam, unit: 'examples', batch: 32 } as const;

export const workloads: readonly Workload[] = [
  {
    ...mean,
    id: 'W1',
    title: '2-4-2-1 tanh, batch 10, SGD, squared error',
    sizes: [2, 4, 2, 1],
    hidden: 'tanh',
    out: 'tanh',
    optimizer: sgd,
    known: [0.97475, 0.97477],
  },
  {
    ...mean,
    id: 'W2',
    title: '2-8-8-8-1 tanh, batch 10, SGD, squared error',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'tanh',
    out: 'tanh',
    optimizer: sgd,
    known: [1.00885, 1.00887],
  },
  {
    ...mean,
    id: 'W2R',
    title: '2-8-8-8-1 ReLU with tanh output, batch 10, SGD, squared error',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'relu',
    out: 'tanh',
    optimizer: sgd,
    known: [0.86915, 0.86917],
  },
  {
    ...mean,
    id: 'W2S',
    title: '2-8-8-8-1 tanh with weights 30 times as large: saturated units, whose gradients all but vanish',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'tanh',
    out: 'tanh',
    gain: 30,
    optimizer: sgd,
    known: [1.99926, 1.99928],
  },
  {
    ...wide,
    id: 'W3',
    title: '2-64-64-64-2 ReLU, batch 32, Adam, cross-entropy',
    kind: 'dense',
    samples: 512,
    sizes: [2, 64, 64, 64, 2],
    hidden: 'relu',
    out: 'linear',
    known: [0.56824, 0.56826],
  },
  {
    ...wide,
    id: 'W4',
    title: '784-128-64-10 ReLU, batch 32, Adam, cross-entropy',
    kind: 'dense',
    samples: 512,
    sizes: [784, 128, 64, 10],
    hidden: 'relu',
    out: 'linear',
    known: [2.09565, 2.09575],
  },
  {
    ...wide,
    id: 'W5',
    title: '28×28 image, two 5×5 convolutions of 8 and 16 with max pooling, dense 10, batch 32, Adam',
    kind: 'image',
    samples: 256,
    side: 28,
    known: [2.25825, 2.25875],
  },
  {
    ...mean,
    id: 'W6',
    title: '2-8-8-8-1 tanh forward on a 100×100 grid, every unit read back',
    unit: 'points',
    sizes: [2, 8, 8, 8, 1],
    hidden: 'tanh',
    out: 'tanh',
    optimizer: sgd,
    grid: 100,
    known: [0.06335, 0.06345],
  },
  {
    ...wide,
    id: 'W7',
    title: 'transformer: 64 tokens, 32 steps, width 64, 4 heads, 2 causal pre-norm blocks, batch 16, Adam',
    kind: 'tokens',
    unit: 'sequences',
    batch: 16,
    samples: 64,
    vocabulary: 64,
    steps: 32,
    width: 64,
    heads: 4,
    blocks: 2,
    known: [3.26675, 3.26705],
  },
];

export const isGrid = (w: Workload): w is DenseWorkload & { readonly grid: number } =>
  w.kind === 'dense' && w.grid !== undefined;

/** Floating-point operations of a step for one example, a product and a sum counted as two: forward, weight gradients, and input gradients but for the first layer. */
export function flops(w: Workload): number {
  if (w.kind === 'dense') {
    const products = w.sizes.slice(1).map((units, i) => 2 * units * w.sizes[i]!);
    const forward = products.reduce((a, b) => a + b, 0);
    return w.grid === undefined ? 3 * forward - products[0]! : forward;
  }
  if (w.kind === 'image') {
    const places = w.side ** 2;
    return 2 * (2 * places * 8 * 25) + 3 * (2 * (places / 4) * 16 * 8 * 25 + 2 * places * 10);
  }
  const { width, steps } = w;
  const block = 2 * width * (4 * width + 8 * width) + 4 * steps * width;
  return 3 * steps * (w.blocks * block + 2 * width * w.vocabulary);
}

/** Whether a loss after 20 steps is the known one; undefined where none is. */
export const agrees = ({ known }: Workload, loss: number): boolean | undefined =>
  known && loss >= known[0] && loss <= known[1];
