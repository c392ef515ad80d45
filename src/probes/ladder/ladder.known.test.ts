import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { fourCorners } from '#testing/fourCorners.ts';
import { dense, tinyRun } from '#testing/tinyRun.ts';
import { ladderProbe } from './ladder.probe.ts';

it('reads of four points what each layer keeps of them', () => {
  const { sections, baseline, answer, ...about } = ladderProbe.compute(fourCorners(), { redrawn: true }, createPool())!;
  expect(about).toMatchObject({ step: 0, steps: [0], fit: 4, held: 4, apart: false, positions: 1, factors: [] });
  expect(answer).toEqual({ id: 'class', name: 'class', kind: 'class', classes: 2, chance: 0.5, entropy: 1 });
  const [input, a, z] = sections;
  expect(sections.map(({ id, units, bytes, features }) => [id, units, bytes, features])).toEqual([
    ['input', 2, 8, 2],
    ['a', 3, 12, 3],
    ['z', 2, 8, 2],
  ]);
  // Squares along x and y are 16 and 4: shares 0.8 and 0.2.
  expect(input!.dimension).toBeCloseTo(20 ** 2 / (16 ** 2 + 4 ** 2), 9);
  expect(input!.rank).toBeCloseTo(0.8 ** -0.8 * 0.2 ** -0.2, 9);
  expect([a!.dimension, a!.rank, z!.dimension, z!.rank]).toEqual([1, 1, 0, 0].map((n) => expect.closeTo(n, 9)));
  // All four right; of so few the true share is 1 − 3/4 at least.
  for (const section of [input!, a!]) expect(section.answer).toMatchObject({ value: 1, error: 0, bound: 0.25 });
  expect(z!.answer).toMatchObject({ value: 0.5, error: 0.25, bound: null });
  // What goes in is kept whole, to 0.8 of its spread (a little less, as the linear probe hedges), not at all.
  expect([input!.input!.value, a!.input!.value, z!.input!.value]).toEqual([1, expect.closeTo(0.8, 1), 0]);
  expect([input!.best, a!.best, z!.best]).toEqual([1, 1, 1]);
  expect(sections.every(({ equal }) => equal === null)).toBe(true);
  // The start was another, with weights of its own.
  expect(baseline.map(({ id }) => id)).toEqual(['input', 'a', 'z']);
  expect(baseline[2]!.dimension).toBeGreaterThan(0.5);
});

it('says the same of the strongest directions where these are asked for and no section has more', () => {
  const { sections } = ladderProbe.compute(fourCorners(), { equal: true }, createPool())!;
  for (const { equal, answer, control, features } of sections)
    expect(equal).toMatchObject({ answer, control, features: Math.min(features, 3) });
});

it('says nothing of data without samples', () => {
  const empty = tinyRun({ type: 'points', points: [], testShare: 0 }, [dense('z', 2)]);
  expect(ladderProbe.compute(empty, {}, createPool())).toBeNull();
});
