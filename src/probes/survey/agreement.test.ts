import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { surveyOf } from '#probes/survey/survey.ts';
import { differences } from '#testing/plainReadings.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';

/** Where the readings of a run after so many steps differ from float64, and the readings. */
function readings(data: object, network: readonly object[], steps: number) {
  const trainer = trainerOf(data, network);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  const result = ladderProbe.compute(trainer, { equal: true, redrawn: true }, createPool())!;
  return { result, wrong: differences(trainer, surveyOf(trainer)!.set, result) };
}

describe('readings are those of float64 to three places', () => {
  const spiral = { type: 'spiral', samples: 280, noise: 0.1, testShare: 0.5 };
  it.each([8, 64, 65, 128])('on points, of %i units', (width) => {
    const { result, wrong } = readings(spiral, [dense('a', width, 'tanh'), dense('c', 2)], 30);
    expect(wrong).toEqual([]);
    for (const { answer, equal } of result.sections)
      expect(equal!.answer!.value).toBeLessThanOrEqual(answer!.value + 2 * answer!.error);
  });

  it.each([8, 65])('on images, of %i units', (width) => {
    const flat = [{ id: 'f', type: 'flatten' }, dense('a', width, 'relu'), dense('c', 2)];
    expect(readings({ type: 'barsAndStripes', samples: 160, testShare: 0.5 }, flat, 10).wrong).toEqual([]);
  });

  it('on images with factors that are numbers, by maps', () => {
    const network = [
      { id: 'a', type: 'conv2d', filters: 8, kernel: 5, activation: 'relu' },
      { id: 'f', type: 'flatten' },
      dense('c', 6),
    ];
    expect(readings({ type: 'shapes', samples: 100, testShare: 0.5 }, network, 10).wrong).toEqual([]);
  });

  it.each([8, 65])('on tokens, of %i numbers a step', (dim) => {
    const network = [
      { id: 'e', type: 'embedding', vocabulary: 5, dim },
      { id: 'r', type: 'rnn', units: dim, returnSequences: true },
      dense('c', 5),
    ];
    expect(
      readings({ type: 'reversal', length: 5, alphabet: 5, samples: 160, testShare: 0.5 }, network, 3).wrong,
    ).toEqual([]);
  });
});
