/** @file For tests: linear autoencoders trained by the engine, and the house's own principal components to hold them against. */

import { datasets } from '#data/index.ts';
import type { Plan } from '#engine/plan.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { spectrumOf } from '#linear/design.ts';
import { matrix } from '#linear/matrix.ts';
import { Products } from '#linear/products.ts';
import { finish } from '#linear/work.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { sizeOf } from '#nn/shape.ts';

/**
 * Trains a linear autoencoder: pixels → k → pixels, full batch, Adam at a rate that falls along half a cosine to 0.
 * @param data a recipe of images; nothing is held out
 */
export function trainLinearAutoencoder(
  data: Readonly<Record<string, unknown>>,
  k: number,
  rate: number,
  steps: number,
): Trainer {
  const asked = { testShare: 0, ...data, task: 'picture' };
  const pixels = data['type'] === 'digits' ? 28 * 28 : 8 * 8;
  const source = {
    strata: 1,
    data: asked,
    network: [{ type: 'flatten' }, { type: 'dense', units: k }, { type: 'dense', units: pixels }],
    training: {
      loss: 'mse',
      optimizer: { type: 'adam', learningRate: rate },
      schedule: { type: 'cosine', steps },
      batchSize: 4096,
    },
  };
  const { document, problems } = readDocument(source, { layers, datasets });
  if (!document) throw new Error(sentenceOf(problems[0]!));
  const trainer = new Trainer(document);
  while (trainer.step < steps) trainer.stepBatches(steps - trainer.step);
  return trainer;
}

/** The R² of k principal components of the pictures that are trained on: no linear code of k numbers passes it. */
export function explainedByComponents({ samples, input }: Plan, k: number): number {
  const rows = matrix(samples.train.length, sizeOf(input.shape), Float64Array.from(samples.inputs));
  const squares = finish(spectrumOf(new Products('reference'), rows));
  const sum = (from: number) => squares.slice(from).reduce((total, value) => total + value, 0);
  return 1 - sum(k) / sum(0);
}
