import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { surveyOf } from '#probes/survey/survey.ts';
import { gallery } from '#state/gallery.ts';
import { differences } from '#testing/plainReadings.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';

function readingsOf(trainer: Trainer, steps: number) {
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  const result = ladderProbe.compute(trainer, { equal: true, redrawn: true }, createPool())!;
  return { result, wrong: differences(trainer, surveyOf(trainer)!.set, result) };
}

describe('readings of wide layers are those of float64 to three places', () => {
  const spiral = { type: 'spiral', samples: 500, noise: 0.1, testShare: 0.5 };
  it.each([64, 257, 512])('on points, of %i units, before and after training', (width) => {
    const network = [dense('a', width, 'tanh'), dense('b', width, 'tanh'), dense('c', 2)];
    for (const steps of [0, 300]) {
      const { result, wrong } = readingsOf(trainerOf(spiral, network), steps);
      expect(wrong).toEqual([]);
      for (const { answer, equal } of result.sections)
        expect(equal!.answer!.value).toBeLessThanOrEqual(answer!.value + 2 * answer!.error);
    }
  });

  it.each([128, 512])('on images, of %i units', (width) => {
    const network = [{ id: 'f', type: 'flatten' }, dense('a', width, 'relu'), dense('c', 10)];
    expect(readingsOf(trainerOf({ type: 'digits', samples: 300, testShare: 0.5 }, network), 60).wrong).toEqual([]);
  });

  it.each([64, 128])('on tokens, of %i numbers a step', (dim) => {
    const network = [
      { id: 'e', type: 'embedding', vocabulary: 8, dim },
      { id: 'r', type: 'lstm', units: dim, returnSequences: true },
      dense('c', 8),
    ];
    expect(readingsOf(trainerOf({ type: 'reversal' }, network), 20).wrong).toEqual([]);
  });
});

it('nothing that is made of the picture given back is nearer to it than the picture itself', () => {
  const trainer = new Trainer(gallery.find(({ id }) => id === 'digits-autoencoder')!.document);
  while (trainer.step < 3000) trainer.stepBatches(3000 - trainer.step);
  const result = ladderProbe.compute(trainer, { redrawn: true }, createPool())!;
  const { held } = surveyOf(trainer)!.set;
  const out = result.sections.at(-1)!;
  // On the very samples that readings are scored on, the mean apart: that of the fit samples there, of these here.
  expect(out.input!.value).toBeGreaterThan(trainer.score(held).explained! - 0.005);
});
