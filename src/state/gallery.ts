/** @file The starting documents. Numbers in the sentences were measured with `npm run train`; `gallery.test.ts` measures them again. */
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { registries } from './editor.ts';

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

/** The first entry is what a fresh page shows. */
export const gallery: readonly GalleryEntry[] = [
  entry('spiral', 'Two spirals that no straight line can part: watch each layer bend the plane until one can.', {
    title: 'Two spirals',
    data: { type: 'spiral' },
    network: [dense('a', 16, 'tanh'), dense('b', 16, 'tanh'), dense('c', 2)],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
  }),
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
    'deep-sigmoid',
    'Ten layers of sigmoids hardly learn: the gradient that reaches the first is about a billionth of the last one’s.',
    {
      title: 'Deep sigmoids',
      data: { type: 'circle' },
      network: [
        ...Array.from({ length: 10 }, (_, i) => dense(String.fromCharCode(97 + i), 6, 'sigmoid')),
        dense('out', 2),
      ],
      training: { loss: 'crossEntropy', optimizer: { type: 'sgd', learningRate: 0.5 }, batchSize: 32 },
    },
  ),
];

export const defaultDocument: StrataDocument = gallery[0]!.document;
