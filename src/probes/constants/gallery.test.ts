import { expect, test } from 'vitest';
import { checkDocument } from '#data/checkDocument.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { shortOf } from '#nn/problemWords.ts';
import { gallery } from '#state/gallery.ts';
import { constantsProbe } from './constants.probe.ts';

const found = (trainer: Trainer) => constantsProbe.compute(trainer, {}, createPool());

test.each(gallery.map((entry) => [entry.id, entry.document] as const))(
  'no constant is found in %s, at the start and while it learns',
  (_, document) => {
    const trainer = new Trainer(document);
    const { problems } = checkDocument(document, trainer.plan.data!, layers);
    expect(problems.filter(shortOf)).toEqual([]);
    expect(found(trainer).blocks).toEqual([]);
    for (let i = 0; i < 30; i++) trainer.stepBatch();
    expect(found(trainer).blocks).toEqual([]);
  },
);
