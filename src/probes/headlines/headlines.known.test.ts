import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import type { Trainer } from '#engine/trainer.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { fourCorners } from '#testing/fourCorners.ts';
import { trainerOf } from '#testing/surveyed.ts';
import { dense, tinyRun } from '#testing/tinyRun.ts';
import { headlinesProbe } from './headlines.probe.ts';

const headlines = (trainer: Trainer, slice?: Slice) => headlinesProbe.compute(trainer, {}, createPool(), slice)!;

describe('headlines', () => {
  it('read of four points what each layer keeps of them: all four, all four, and half', () => {
    const { columns, step, ...about } = headlines(fourCorners());
    expect(about).toMatchObject({ fit: 4, held: 4, apart: false, progress: 1, answer: { name: 'class', chance: 0.5 } });
    expect(step).toBe(0);
    expect(columns.map(({ id, answer }) => [id, answer])).toEqual([
      ['input', { value: 1, error: 0, bound: 0.25 }],
      ['a', { value: 1, error: 0, bound: 0.25 }],
      ['z', { value: 0.5, error: 0.25, bound: null }],
    ]);
    expect(columns.every(({ maps, factors }) => maps === null && factors.length === 0)).toBe(true);
  });

  const flows = {
    digits: [{ type: 'digits', samples: 60 }, [{ id: 'f', type: 'flatten' }, dense('a', 8, 'relu'), dense('z', 10)]],
    'an answer at every step': [
      { type: 'reversal', samples: 40, length: 4 },
      [{ id: 'e', type: 'embedding', dim: 5 }, dense('z', 8)],
    ],
    'a number': [{ type: 'sine', samples: 60 }, [dense('a', 4, 'tanh'), dense('z', 1)], { loss: 'mse' }],
  } as const;
  for (const [name, [data, network, loss]] of Object.entries(flows))
    it(`of ${name} are what the ladder reads with the same numbers, now and at the start, to the bit`, () => {
      const trainer = trainerOf(data, network, { training: { batchSize: 10, ...loss } });
      for (let i = 0; i < 4; i++) trainer.stepBatch();
      const { columns } = headlines(trainer);
      const { sections, baseline } = ladderProbe.compute(trainer, {}, createPool())!;
      const bare = (reading: { value: number; error: number; bound: number | null } | null) =>
        reading && { value: reading.value, error: reading.error, bound: reading.bound };
      expect(columns.map(({ id }) => id)).toEqual(sections.map(({ id }) => id));
      for (const [i, column] of columns.entries()) {
        expect(column.answer).toEqual(bare(sections[i]!.answer));
        expect(column.start).toEqual(bare(baseline[i]!.answer));
        expect(column.factors.map(({ now }) => now)).toEqual(sections[i]!.factors.map(bare));
        expect(column.factors.map(({ start }) => start)).toEqual(baseline[i]!.factors.map(bare));
      }
    });

  it('name the maps that answer to strokes by the way these run, and none that answers to nothing', () => {
    const trainer = trainerOf({ type: 'digits', samples: 60 }, [
      { id: 'c', type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
      { id: 'f', type: 'flatten' },
      dense('z', 10),
    ]);
    const set = (name: string, numbers: readonly number[]) =>
      trainer.model.values(trainer.plan.parameters.find((p) => p.block === 'c' && p.name === name)!).set(numbers);
    const upright = [-1, 2, -1, -1, 2, -1, -1, 2, -1];
    const level = [-1, -1, -1, 2, 2, 2, -1, -1, -1];
    set('weight', [...upright, ...level, ...new Array(9).fill(0)]);
    set('bias', [0, 0, 0]);
    const { columns } = headlines(trainer);
    const { maps } = columns.find(({ id }) => id === 'c')!;
    expect(maps!.all).toBe(3);
    expect(maps!.named.toSorted((a, b) => a.maps[0]! - b.maps[0]!)).toEqual([
      { name: 'upright strokes', maps: [0] },
      { name: 'level strokes', maps: [1] },
    ]);
    expect(columns.find(({ id }) => id === 'z')!.maps).toBeNull();
  });
});

describe('of numbers that were not measured yet', () => {
  const bit: Slice = { left: () => false, now: () => 0, settled: true, more() {} };

  it('nothing is said, whatever was measured before', () => {
    const trainer = trainerOf({ type: 'spiral', samples: 60 }, [dense('a', 3, 'tanh'), dense('z', 2)]);
    expect(headlines(trainer, bit)).toMatchObject({ step: -1, columns: [] });
    const before = headlines(trainer);
    expect(before).toMatchObject({ step: 0, progress: 1 });
    trainer.stepBatch();
    const under = headlines(trainer, bit);
    expect(under).toMatchObject({ step: -1, columns: [] });
    expect(under.progress).toBeLessThan(1);
    expect(headlines(trainer)).toMatchObject({ step: 1, progress: 1 });
    // The start is not measured again.
    expect(headlines(trainer).columns.map(({ start }) => start)).toEqual(before.columns.map(({ answer }) => answer));
  });

  it('nor of a column whose numbers are not all finite', () => {
    const trainer = fourCorners();
    trainer.model.values(trainer.plan.parameters.find((p) => p.block === 'a' && p.name === 'bias')!)[1] = Number.NaN;
    const { columns } = headlines(trainer);
    expect(columns.map(({ computed }) => computed)).toEqual([true, false, false]);
    expect(columns[1]).toMatchObject({ answer: null, factors: [], maps: null });
  });
});

it('data without samples have no headlines', () => {
  const empty = tinyRun({ type: 'points', points: [], testShare: 0 }, [dense('z', 2)]);
  expect(headlinesProbe.compute(empty, {}, createPool())).toBeNull();
});
