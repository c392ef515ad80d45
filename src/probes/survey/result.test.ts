import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { equal } from '#probes/survey/modelCopy.ts';
import { surveyResult } from '#probes/survey/result.ts';
import { gridFor, readFeatures, sectionsOf } from '#probes/survey/sections.ts';
import { surveyOf } from '#probes/survey/survey.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';

const ladder = (trainer: Trainer) => ladderProbe.compute(trainer, {}, createPool())!;

describe('what the page is told of a survey', () => {
  it('names what is read, with what guessing reaches on the samples that are scored', () => {
    const trainer = trainerOf({ type: 'gaussians', samples: 90, classes: 3, testShare: 0.4 }, [dense('a', 3)]);
    const { answer, factors, positions, fit, held, apart, step, steps, progress } = ladder(trainer);
    const { set } = surveyOf(trainer)!;
    expect([fit, held, apart, positions]).toEqual([set.fit.length, set.held.length, true, 1]);
    const counts = [0, 0, 0];
    for (const row of set.held) counts[trainer.plan.data!.targets[row]!]!++;
    const shares = counts.map((count) => count / held);
    expect(answer).toMatchObject({ id: 'class', kind: 'class', classes: 3, chance: Math.max(...shares) });
    expect(answer.entropy).toBeCloseTo(
      shares.reduce((sum, p) => sum - p * Math.log2(p), 0),
      12,
    );
    expect([factors, step, steps]).toEqual([[], 0, [0]]);
    expect(progress).toBeCloseTo(2 / 3, 12); // the last of two places, of three parts: the passes, the input, the layer
  });

  it('keeps the factors of images apart from the answer, in their order, with their units', () => {
    const trainer = trainerOf({ type: 'shapes', samples: 60, testShare: 0.5 }, [
      { id: 'f', type: 'flatten' },
      dense('a', 6),
    ]);
    const { answer, factors, sections } = ladder(trainer);
    const [first, ...others] = trainer.plan.data!.factors;
    expect(answer.id).toBe(first!.id);
    expect(factors.map(({ id, kind, unit }) => [id, kind, unit])).toEqual(
      others.map(({ id, kind, unit }) => [id, kind, unit]),
    );
    for (const { kind, classes, chance, entropy } of factors)
      if (kind === 'number') expect([classes, chance, entropy]).toEqual([0, 0, 0]);
    for (const section of sections) expect(section.factors).toHaveLength(others.length);
    const [input, out] = sections;
    expect(input).toMatchObject({ id: 'input', shape: [1, 24, 24], units: 576, bytes: 2304, features: 576, grid: 0 });
    expect(out).toMatchObject({ id: 'a', shape: [6], units: 6, bytes: 24, features: 6, grid: 0 });
  });

  it('says of an answer at every step how often each is asked for', () => {
    const trainer = trainerOf({ type: 'reversal', length: 3, alphabet: 2, samples: 60 }, [
      { id: 'e', type: 'embedding', vocabulary: 2, dim: 3 },
      dense('d', 2),
    ]);
    const { answer, positions, held } = ladder(trainer);
    const { set } = surveyOf(trainer)!;
    const all = [...set.held].flatMap((row) => [...trainer.plan.data!.targets.subarray(3 * row, 3 * row + 3)]);
    const ones = all.filter((value) => value === 1).length / (3 * held);
    expect([positions, answer.id, answer.classes]).toEqual([3, 'answer', 2]);
    expect(answer.chance).toBeCloseTo(Math.max(ones, 1 - ones), 12);
  });
});

describe('places along a network', () => {
  it('are averaged over the largest grid that keeps within a number', () => {
    expect(gridFor([1, 16, 16], 256, 4)).toBe(0);
    expect(gridFor([8, 24, 24], 256, 4)).toBe(4);
    expect(gridFor([32, 24, 24], 256, 4)).toBe(2); // 3 × 3 would be 288
    expect(gridFor([300, 3, 3], 256, 4)).toBe(1);
    expect(gridFor([100, 2, 9], 256, 4)).toBe(1);
    expect(gridFor([1, 40, 40], 1024, Number.POSITIVE_INFINITY)).toBe(32);
  });

  it('of very wide layers are numbers evenly spread', () => {
    const out = new Float64Array(3);
    readFeatures({ shape: [7], grid: 0, tokens: 0, features: 3 }, Float32Array.of(0, 1, 2, 3, 4, 5, 6), out);
    expect([...out]).toEqual([0, 2, 4]);
  });

  it('of maps are averaged cell by cell, channel by channel, rows apart from columns', () => {
    const out = new Float64Array(8);
    const numbers = Float32Array.from({ length: 2 * 2 * 3 }, (_, i) => i);
    readFeatures({ shape: [2, 2, 3], grid: 2, tokens: 0, features: 8 }, numbers, out);
    // Columns 0 | 1 2 of rows 0 and 1.
    expect([...out]).toEqual([0, 1.5, 3, 4.5, 6, 7.5, 9, 10.5]);
  });

  it('leave out blocks that only put numbers into another shape', () => {
    const trainer = trainerOf({ type: 'barsAndStripes', samples: 40 }, [
      { id: 'c', type: 'conv2d', filters: 5, kernel: 3 },
      { id: 'f', type: 'flatten' },
      dense('d', 2),
    ]);
    expect(sectionsOf(trainer.model).map(({ id, features, grid, tokens }) => [id, features, grid, tokens])).toEqual([
      ['input', 64, 0, 0],
      ['c', 5 * 36, 0, 0],
      ['d', 2, 0, 0],
    ]);
  });
});

describe('sections inside a container', () => {
  const network = [
    dense('a', 3),
    {
      id: 'r',
      type: 'residual',
      body: [dense('b', 3), { id: 's', type: 'residual', body: [dense('c', 3)], shortcut: [] }],
      shortcut: [],
    },
    { id: 'k', type: 'concat', branches: [[dense('d', 2)], [{ id: 'drop', type: 'dropout', rate: 0.5 }]] },
    dense('z', 2),
  ];
  const trainer = () => trainerOf({ type: 'spiral', samples: 60 }, network);

  it('come before its own, those of containers around it with them; what gives the same numbers is no section', () => {
    const { model } = trainer();
    const ids = (within?: string) => sectionsOf(model, within).map(({ id }) => id);
    expect(ids()).toEqual(['input', 'a', 'r', 'k', 'z']);
    expect(ids('r')).toEqual(['input', 'a', 'b', 's', 'r', 'k', 'z']);
    expect(ids('s')).toEqual(['input', 'a', 'b', 'c', 's', 'r', 'k', 'z']);
    expect(ids('k')).toEqual(['input', 'a', 'r', 'd', 'k', 'z']);
    expect(ids('gone')).toEqual(ids());
  });

  it('are read in a survey of their own: all others are read as without them', () => {
    const run = trainer();
    const read = (within?: string) => {
      const { result } = surveyResult('a test', run, within === undefined ? {} : { within })!;
      return Object.fromEntries(result.sections.map((section) => [section.id, section]));
    };
    const whole = read();
    const opened = read('r');
    expect(Object.keys(opened)).toEqual(['input', 'a', 'b', 's', 'r', 'k', 'z']);
    for (const id of Object.keys(whole)) expect(opened[id], id).toEqual(whole[id]);
    expect(Object.keys(read())).toEqual(['input', 'a', 'r', 'k', 'z']);
    expect(opened['b']!.answer!.value).toBeGreaterThan(0);
  });
});

it('numbers are the same to the bit, or none of them is one', () => {
  expect(equal(Float32Array.of(1, Number.NaN), Float32Array.of(1, Number.NaN))).toBe(true);
  expect(equal(Float32Array.of(1, Number.NaN), Float32Array.of(1, 2))).toBe(false);
  expect(equal(Float32Array.of(1, 2), Float32Array.of(1, Number.NaN))).toBe(false);
  expect(equal(Float32Array.of(1), Float32Array.of(1, 2))).toBe(false);
  expect(equal(Float32Array.of(1), undefined)).toBe(false);
});
