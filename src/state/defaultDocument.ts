/** @file What a fresh page shows; the gallery's other documents are loaded when it is opened. */
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { registries } from './editor.ts';

const reading = readDocument(
  {
    strata: 1,
    seed: 1,
    title: 'Two spirals',
    data: { type: 'spiral' },
    network: [
      { id: 'a', type: 'dense', units: 16, activation: 'tanh' },
      { id: 'b', type: 'dense', units: 16, activation: 'tanh' },
      { id: 'c', type: 'dense', units: 2 },
    ],
    training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
  },
  registries,
);
if (!reading.document) throw new Error(reading.problems.map((p) => p.message).join('; '));

export const defaultDocument: StrataDocument = reading.document;
