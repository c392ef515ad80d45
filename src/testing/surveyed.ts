/** @file For tests: runs to be surveyed. */

import { datasets } from '#data/index.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';

export const dense = (id: string, units: number, activation = 'linear'): object => ({
  id,
  type: 'dense',
  units,
  activation,
});

/** A run at its start, or an error that says why there is none. */
export function trainerOf(data: object, network: readonly object[], more: object = {}): Trainer {
  const { document, problems } = readDocument(
    { strata: 1, seed: 3, data, network, training: { batchSize: 20 }, ...more },
    { layers, datasets },
  );
  if (!document) throw new Error(problems.map(sentenceOf).join('; '));
  return new Trainer(document);
}
