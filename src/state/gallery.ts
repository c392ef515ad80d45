/** @file The starting documents. Numbers in the sentences were measured with `npm run train`; `gallery.long.test.ts` measures them again. */
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { defaultDocument } from './defaultDocument.ts';
import { registries } from './editor.ts';
import { penguinColumns, penguinRows } from './penguins.ts';

export interface GalleryEntry {
  readonly id: string;
  /** One sentence: what there is to see. */
  readonly sentence: string;
  readonly document: StrataDocument;
}

const dense = (id: string, units: number, activation = 'linear', more: Record<string, unknown> = {}) => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});

function entry(id: string, sentence: string, source: Record<string, unknown>): GalleryEntry {
  const reading = readDocument({ strata: 1, seed: 1, ...source }, registries);
  if (!reading.document) throw new Error(`gallery: ${id}: ${reading.problems.map((p) => p.message).join('; ')}`);
  return { id, sentence, document: reading.document };
}

const truthTable = { type: 'xor', kind: 'truthTable' };
const fullBatch = (learningRate: number) => ({
  loss: 'binaryCrossEntropy',
  optimizer: { type: 'sgd', learningRate },
  batchSize: 4,
});
const normal = { init: { type: 'normal', std: 1 } };

const twenty = <T>(blocks: (i: number) => T[]): T[] => Array.from({ length: 20 }, (_, i) => blocks(i + 1)).flat();

/** A deep network on the disc in a ring: how much gradient reaches its first block is what there is to see. */
const deep = (title: string, body: readonly object[]) => ({
  title,
  data: { type: 'circle' },
  network: [...body, dense('out', 2)],
  training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.001 }, batchSize: 125 },
});

const conv = (id: string, filters: number, kernel: number, padding = 0) => ({
  id,
  type: 'conv2d',
  filters,
  kernel,
  padding,
  activation: 'relu',
});
const pool = (id: string) => ({ id, type: 'maxPool2d', size: 2 });
const flatten = { id: 'flat', type: 'flatten' };
const adam = (learningRate: number) => ({
  loss: 'crossEntropy',
  optimizer: { type: 'adam', learningRate },
  batchSize: 32,
});

/** Disc or square on the left: how far the windows before the average reach is what there is to see. */
const relation = (title: string, body: readonly object[]) => ({
  title,
  data: { type: 'relations', samples: 3000, noise: 0 },
  network: [...body, { id: 'mean', type: 'globalAvgPool' }, dense('out', 2)],
  training: adam(0.005),
  view: { lens: 'ladder' },
});

/** A small LeNet for pictures of 8 × 8 pixels, without its answer. */
const leNet = [
  { id: 'a', type: 'conv2d', filters: 6, kernel: 3, padding: 1, activation: 'relu' },
  { id: 'b', type: 'maxPool2d', size: 2 },
  { id: 'c', type: 'conv2d', filters: 8, kernel: 3, padding: 1, activation: 'relu' },
  { id: 'd', type: 'maxPool2d', size: 2 },
  { id: 'e', type: 'flatten' },
  dense('f', 16, 'relu'),
];

/** The first entry is what a fresh page shows. */
export const gallery: readonly GalleryEntry[] = [
  {
    id: 'spiral',
    sentence: 'Two spirals that no straight line can part: watch each layer bend the plane until one can.',
    document: defaultDocument,
  },
  entry(
    'xor-no-hidden',
    'XOR without a hidden layer: every output tends to one half and the loss to ln 2 ≈ 0.693; three of four points at best.',
    {
      title: 'XOR, no hidden layer',
      data: truthTable,
      network: [dense('a', 1)],
      training: fullBatch(0.5),
    },
  ),
  entry(
    'xor-two',
    'XOR with two hidden sigmoids: just enough, if the start is lucky; 81 of 100 starts solve it in 5,000 steps.',
    {
      title: 'XOR, two hidden units',
      data: truthTable,
      network: [dense('a', 2, 'sigmoid', normal), dense('b', 1, 'linear', normal)],
      training: fullBatch(0.5),
    },
  ),
  entry(
    'xor-three',
    'XOR with three layers of sigmoids: a slower start, then more room; 93 of 100 starts solve it in 5,000 steps.',
    {
      title: 'XOR, three layers of sigmoids',
      data: truthTable,
      network: [dense('a', 4, 'sigmoid', normal), dense('b', 2, 'sigmoid', normal), dense('c', 1, 'linear', normal)],
      training: fullBatch(0.5),
    },
  ),
  entry('ring', 'A disc in a ring: three hidden units fold the plane into a cup that one cut can open.', {
    title: 'Disc in a ring',
    data: { type: 'circle' },
    network: [dense('a', 3, 'tanh'), dense('b', 2)],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.02 }, batchSize: 32 },
  }),
  entry(
    'xor-theatre',
    'XOR on a stage: two layers turn, stretch, shift and bend the plane until one straight cut parts true from false.',
    {
      title: 'XOR, folded',
      data: { type: 'xor' },
      network: [dense('a', 4, 'tanh'), dense('b', 2, 'tanh'), dense('c', 1)],
      training: { loss: 'binaryCrossEntropy', optimizer: { type: 'adam', learningRate: 0.02 }, batchSize: 20 },
      view: { lens: 'theatre' },
    },
  ),
  entry(
    'spiral-theatre',
    'Two spirals on a stage: a layer changes the coordinate system, and in the last one a straight line is enough.',
    {
      title: 'Two spirals, unrolled',
      data: { type: 'spiral' },
      network: [dense('a', 24, 'relu'), dense('b', 24, 'relu'), dense('c', 2, 'tanh'), dense('d', 2)],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.005 }, batchSize: 25 },
      view: { lens: 'theatre' },
    },
  ),
  entry('ripple', 'A rippling surface fitted by ReLU units: each lays one crease, together they make the hills.', {
    title: 'Regression: a ripple',
    data: { type: 'ripple' },
    network: [dense('a', 24, 'relu'), dense('b', 24, 'relu'), dense('c', 1)],
    training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.005 }, batchSize: 32 },
  }),
  entry('sine', 'A curve from broken lines: one hidden layer of ReLU units, each owning one corner of the fit.', {
    title: 'A sine from corners',
    data: { type: 'sine', cycles: 1.5 },
    network: [dense('a', 12, 'relu'), dense('b', 1)],
    training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16 },
  }),
  entry(
    'penguins',
    'Three species of penguins by four measurements, island and sex: names nearly all birds that it never met; bring a table of your own in the same way.',
    {
      title: 'Penguins, a table',
      data: { type: 'table', title: 'penguins.csv', columns: penguinColumns, rows: penguinRows },
      network: [dense('a', 6, 'tanh'), dense('b', 3)],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
    },
  ),
  entry(
    'moons-residual',
    'Two moons and a residual block: what the block makes is added to what it was given, so it need only learn the difference.',
    {
      title: 'Residual by hand',
      data: { type: 'moons' },
      network: [
        dense('a', 8, 'tanh'),
        { id: 'b', type: 'residual', body: [dense('c', 8, 'tanh'), dense('d', 8)] },
        dense('e', 2),
      ],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
    },
  ),
  entry(
    'bars-lenet',
    'Bars or stripes: small windows slide over the picture, pooling forgets where, and two dense layers decide; no line through the pixels can.',
    {
      title: 'LeNet on bars and stripes',
      data: { type: 'barsAndStripes' },
      network: [...leNet, dense('g', 2)],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.005 }, batchSize: 32 },
    },
  ),
  entry(
    'bars-waist',
    'Bars or stripes through a waist of two numbers: the answer gets through whole, and of the picture next to nothing does.',
    {
      title: 'A waist of two numbers',
      data: { type: 'barsAndStripes' },
      network: [...leNet, dense('w', 2, 'tanh'), dense('g', 2)],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.005 }, batchSize: 32 },
      view: { lens: 'bottleneck' },
    },
  ),
  entry(
    'digits-cnn',
    'Digits, drawn anew from known strokes: two convolutions find strokes and their joints; draw one yourself, and every view follows the pen.',
    {
      title: 'Digits: a convolutional network',
      data: { type: 'digits', samples: 4000, testShare: 0.1 },
      network: [
        conv('a', 8, 5),
        pool('p'),
        conv('b', 16, 5),
        pool('q'),
        flatten,
        dense('c', 64, 'relu'),
        dense('out', 10),
      ],
      training: adam(0.003),
      view: { answer: 'draw', lens: 'bottleneck' },
    },
  ),
  entry(
    'digits-mlp',
    'The same digits without convolutions: after ten epochs it names four in five of the digits that it has not met, where the convolutions name more than nine in ten.',
    {
      title: 'Digits: dense layers only',
      data: { type: 'digits', samples: 4000, testShare: 0.1 },
      network: [flatten, dense('a', 64, 'relu'), dense('b', 32, 'relu'), dense('out', 10)],
      training: adam(0.003),
      view: { lens: 'bottleneck' },
    },
  ),
  entry(
    'digits-autoencoder',
    'An autoencoder: digits squeezed through sixteen numbers and drawn again; after 3,000 steps two thirds of what sets them apart comes back, more than any straight map can bring, and the digit is kept although nobody asked for it.',
    {
      title: 'Autoencoder: digits through sixteen numbers',
      data: { type: 'digits', samples: 6000, testShare: 0.1, task: 'picture' },
      network: [
        flatten,
        dense('a', 64, 'relu'),
        dense('waist', 16),
        dense('b', 64, 'relu'),
        dense('out', 784, 'sigmoid'),
      ],
      training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.002 }, batchSize: 32 },
      view: { lens: 'bottleneck' },
    },
  ),
  entry(
    'relations-one',
    'Is the disc left of the square? A window of three pixels sees one of them at most: right half of the time, however long it learns.',
    relation('Which is left: one convolution', [conv('a', 16, 3, 1)]),
  ),
  entry(
    'relations-two',
    'The same with two convolutions: windows of five pixels do not span the gap of six either, and nothing changes.',
    relation('Which is left: two convolutions', [conv('a', 16, 3, 1), conv('b', 16, 3, 1)]),
  ),
  entry(
    'relations-three',
    'The same with three convolutions and two poolings: windows of eighteen pixels see both, and after some hundred steps at a loss every answer is right.',
    relation('Which is left: three convolutions', [
      conv('a', 16, 3, 1),
      pool('p'),
      conv('b', 16, 3, 1),
      pool('q'),
      conv('c', 16, 3, 1),
    ]),
  ),
  entry(
    'faces',
    'Cartoon faces: after three hundred steps nearly every expression is named; ask the same pictures for glasses, and what was a nuisance becomes the answer.',
    {
      title: 'Faces',
      data: { type: 'faces', samples: 3000 },
      network: [
        conv('a', 8, 5, 2),
        pool('p'),
        conv('b', 16, 3, 1),
        pool('q'),
        conv('c', 24, 3, 1),
        pool('r'),
        flatten,
        dense('d', 32, 'relu'),
        dense('out', 5),
      ],
      training: adam(0.003),
      view: { lens: 'bottleneck' },
    },
  ),
  entry(
    'adding-lstm',
    'Add two marked numbers out of twenty: an LSTM keeps the first in its cell until the second comes, and errs by less than 0.05 squared after 500 steps.',
    {
      title: 'LSTM: the adding problem',
      data: { type: 'adding', steps: 20, samples: 2000, testShare: 0.2 },
      network: [{ id: 'a', type: 'lstm', units: 24 }, dense('b', 1)],
      training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32, clipNorm: 1 },
    },
  ),
  entry(
    'adding-rnn',
    'The same over sixty steps with a plain recurrent layer: the first number is lost on the way, and saying 1 every time would do as well.',
    {
      title: 'Plain RNN: forgets over sixty steps',
      data: { type: 'adding', steps: 60, samples: 2000, testShare: 0.2 },
      network: [{ id: 'a', type: 'rnn', units: 24 }, dense('b', 1)],
      training: { loss: 'mse', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32, clipNorm: 1 },
    },
  ),
  entry(
    'reversal-transformer',
    'Eight letters backwards: two transformer blocks learn to look at the place opposite; watch the attention maps of the second turn into diagonals.',
    {
      title: 'A transformer that reverses',
      data: { type: 'reversal', length: 8, alphabet: 8, samples: 2000, testShare: 0.2 },
      network: [
        { id: 'a', type: 'embedding', vocabulary: 8, dim: 32 },
        { id: 'b', type: 'positionalEncoding' },
        ...[1, 2].flatMap((n) => [
          {
            id: `t${n}`,
            type: 'residual',
            body: [
              { id: `n${n}`, type: 'layerNorm' },
              { id: `s${n}`, type: 'selfAttention', heads: 2 },
            ],
          },
          {
            id: `f${n}`,
            type: 'residual',
            body: [{ id: `m${n}`, type: 'layerNorm' }, dense(`u${n}`, 64, 'gelu'), dense(`v${n}`, 32)],
          },
        ]),
        { id: 'y', type: 'layerNorm' },
        dense('z', 8),
      ],
      training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.003 }, batchSize: 32 },
    },
  ),
  entry(
    'deep-sigmoid',
    'Twenty layers of sigmoids learn nothing: the gradient that reaches the first is less than a millionth of a millionth of the last one’s.',
    deep(
      'Deep sigmoids',
      twenty((i) => [dense(`d${i}`, 8, 'sigmoid')]),
    ),
  ),
  entry(
    'deep-relu',
    'The same twenty layers with ReLU and He’s start: the gradient arrives, and the ring is learned.',
    deep(
      'Deep ReLU, He’s start',
      twenty((i) => [dense(`d${i}`, 8, 'relu', { init: 'heNormal' })]),
    ),
  ),
  entry(
    'deep-batch-norm',
    'The same twenty sigmoids, each fed by a batch normalisation that spreads its sums: the gradient arrives.',
    deep(
      'Deep sigmoids, normalised',
      twenty((i) => [
        dense(`d${i}`, 8, 'linear', { bias: false }),
        { id: `n${i}`, type: 'batchNorm' },
        { id: `s${i}`, type: 'activation', function: 'sigmoid' },
      ]),
    ),
  ),
  entry(
    'deep-residual',
    'The same twenty sigmoids, each adding to what it was given: the gradient takes the way round them.',
    deep('Deep sigmoids, residual', [
      dense('in', 8),
      ...twenty((i) => [{ id: `r${i}`, type: 'residual', body: [dense(`d${i}`, 8, 'sigmoid')] }]),
    ]),
  ),
];
