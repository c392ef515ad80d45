import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { bottleneckProbe } from '#probes/bottleneck/bottleneck.probe.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { readAt } from '#probes/survey/equal.ts';
import { theatreProbe } from '#probes/theatre/theatre.probe.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';

function set(trainer: Trainer, path: string, valueAt: (i: number) => number): void {
  const values = trainer.model.values(trainer.plan.parameters.find((p) => p.path === path)!);
  for (let i = 0; i < values.length; i++) values[i] = valueAt(i);
}
const ladder = (trainer: Trainer, slice?: Slice) =>
  ladderProbe.compute(trainer, { equal: true, redrawn: true }, createPool(), slice)!;

describe('a layer whose numbers are not finite', () => {
  it('is not read, and neither are those behind it; all before are', () => {
    const trainer = trainerOf({ type: 'circle', samples: 80 }, [dense('a', 5, 'tanh'), dense('b', 4), dense('c', 2)]);
    set(trainer, '1.bias', (i) => (i === 2 ? Number.NaN : 0));
    const { sections } = ladder(trainer);
    expect(sections.map(({ computed }) => computed)).toEqual([true, true, false, false]);
    for (const section of sections.slice(2)) {
      const { answer, control, factors, input, best, dimension, rank } = section;
      const equal = readAt(section, true);
      expect([answer, control, factors, equal.answer, equal.control]).toEqual([null, null, [], null, null]);
      expect([input!.value, input!.error, best, dimension, rank, equal.features]).toEqual(Array(6).fill(Number.NaN));
    }
    expect(sections[1]!.answer!.value).toBeGreaterThan(0);
    // Nothing is redrawn of it but what is always said: the mean.
    const { redrawn } = bottleneckProbe.compute(trainer, { sample: 3 }, createPool())!;
    expect([...redrawn].every(Number.isFinite)).toBe(true);
    expect([...redrawn.subarray(4, 6)]).toEqual([...redrawn.subarray(6, 8)]);
  });

  it('is measured once, not on and on', () => {
    const trainer = trainerOf({ type: 'circle', samples: 80 }, [dense('a', 4), dense('c', 2)]);
    set(trainer, '0.weight', () => Number.NaN);
    ladder(trainer);
    let asked = 0;
    ladder(trainer, { left: () => true, now: () => 1e9, settled: true, more: () => asked++ });
    expect(asked).toBe(0);
  });

  it('has no plane in the theatre, and has one again once its numbers are', () => {
    const trainer = trainerOf({ type: 'circle', samples: 80 }, [dense('a', 5, 'tanh'), dense('c', 2)]);
    const captured = () => theatreProbe.compute(trainer, {}, createPool())!.spaces.map((space) => space.captured);
    const before = captured();
    expect(before.every((share) => share > 0.5 && share <= 1)).toBe(true);
    const kept = trainer.model.values(trainer.plan.parameters[0]!).slice();
    set(trainer, '0.weight', () => Number.NaN);
    expect(captured()).toEqual([1, Number.NaN, Number.NaN]);
    set(trainer, '0.weight', (i) => kept[i]!);
    for (const [i, share] of captured().entries()) expect(share).toBeCloseTo(before[i]!, 3);
  });

  it('has none among the planes of other samples either', () => {
    const trainer = trainerOf({ type: 'barsAndStripes', samples: 60 }, [{ id: 'f', type: 'flatten' }, dense('c', 2)]);
    set(trainer, '1.weight', () => Number.POSITIVE_INFINITY);
    const { spaces } = theatreProbe.compute(trainer, {}, createPool())!;
    expect(spaces.map(({ captured }) => Number.isNaN(captured))).toEqual([false, true]);
  });
});

describe('the input given back', () => {
  it('is never nearer than what is called the best possible, of tokens either', () => {
    const trainer = trainerOf({ type: 'reversal', length: 5, alphabet: 6, samples: 200 }, [
      { id: 'e', type: 'embedding', vocabulary: 6, dim: 2 },
      { id: 'r', type: 'rnn', units: 3, returnSequences: true },
      dense('c', 6),
    ]);
    const { sections } = ladder(trainer);
    // A token is a row of zeros and a 1: six numbers, not one.
    expect(sections[0]!.best).toBe(1);
    for (const { input, best } of sections) expect(input!.value).toBeLessThanOrEqual(best);
    expect(sections[2]!.best).toBeLessThan(1);
  });

  const picture = { type: 'barsAndStripes', samples: 80, testShare: 0.5, task: 'picture' };

  it('is taken as it is from a layer that no straight map betters', () => {
    const trainer = trainerOf(picture, [{ id: 'f', type: 'flatten' }, dense('a', 64)], { training: { loss: 'mse' } });
    set(trainer, '1.weight', (i) => (i % 65 === 0 ? 0.9 : 0));
    set(trainer, '1.bias', () => 0.05);
    const { sections, redrawn } = bottleneckProbe.compute(trainer, { sample: 7 }, createPool())!;
    const own = trainer.plan.data!.inputs.subarray(7 * 64, 8 * 64);
    expect(sections.map(({ asItIs }) => asItIs)).toEqual([true, true]);
    expect(sections[1]!.input!.value).toBeGreaterThan(0.98);
    for (let p = 0; p < 64; p++) expect(redrawn[64 + p]).toBeCloseTo(0.9 * own[p]! + 0.05, 5);
  });

  it('is taken by a map where that is nearer', () => {
    const trainer = trainerOf(picture, [{ id: 'f', type: 'flatten' }, dense('a', 64)], { training: { loss: 'mse' } });
    set(trainer, '1.weight', (i) => (i % 65 === 0 ? -1 : 0)); // the negative: as it is, far from the input
    const { sections } = ladder(trainer);
    expect(sections[1]!.asItIs).toBe(false);
    expect(sections[1]!.input!.value).toBeGreaterThan(0.8);
  });

  it('is read of the last block as it is read of the input, however large the picture', () => {
    const convolution = { id: 'c', type: 'conv2d', filters: 1, kernel: 3, padding: 1 };
    const data = { type: 'digits', samples: 60, testShare: 0.5 };
    const [input, out] = ladder(
      trainerOf({ ...data, task: 'picture' }, [convolution], { training: { loss: 'mse' } }),
    ).sections;
    expect([input!.features, out!.features, out!.grid]).toEqual([784, 784, 0]);
    const hidden = ladder(trainerOf(data, [convolution, { id: 'f', type: 'flatten' }, dense('d', 10)])).sections[1]!;
    expect([hidden.features, hidden.grid]).toEqual([16, 4]);
  });
});
