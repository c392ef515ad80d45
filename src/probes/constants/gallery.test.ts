import { expect, test } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { gallery } from '#state/gallery.ts';
import { constantsProbe } from './constants.probe.ts';

const found = (trainer: Trainer) => constantsProbe.compute(trainer, {}, createPool());

test.each(gallery.map((entry) => [entry.id, entry.document] as const))(
  'no constant is found in %s, at the start and while it learns',
  (_, document) => {
    const trainer = new Trainer(document);
    expect(trainer.plan.inference.problems.filter(({ short }) => short)).toEqual([]);
    expect(found(trainer).blocks).toEqual([]);
    for (let i = 0; i < 30; i++) trainer.stepBatch();
    expect(found(trainer).blocks).toEqual([]);
  },
);
