import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { createPool } from '#engine/bufferPool.ts';
import type { Slice } from '#engine/probe.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { conceptsProbe } from '#probes/concepts/concepts.probe.ts';
import type { UnitReading } from '#probes/concepts/naming.ts';
import { wordsOf } from './conceptWords.ts';

function begin(data: object, network: readonly object[]): Trainer {
  const { document, problems } = readDocument(
    { strata: 1, seed: 2, data, network, training: { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 20 } },
    { layers, datasets },
  );
  if (!document) throw new Error(sentenceOf(problems[0]!));
  return new Trainer(document);
}
const read = (trainer: Trainer, block: string, slice?: Slice) =>
  conceptsProbe.compute(trainer, { block }, createPool(), slice)!;
const namesOf = ({ concepts, units }: ReturnType<typeof read>) =>
  units.map(({ naming }) => concepts[naming.concept]?.name);

const digits = { type: 'digits', samples: 400 };
const filters = [
  { id: 'c', type: 'conv2d', filters: 3, kernel: 3, padding: 1, activation: 'relu' },
  { id: 'g', type: 'globalAvgPool' },
  { id: 'z', type: 'dense', units: 10 },
];

/** A filter for level lines, one for upright ones, and one that is always off. */
function setFilters(trainer: Trainer): void {
  const [weight, bias] = trainer.plan.parameters.map((p) => trainer.model.values(p));
  weight!.set([-1, -1, -1, 2, 2, 2, -1, -1, -1, -1, 2, -1, -1, 2, -1, -1, 2, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  bias!.set([0, 0, -1]);
}

it('names filters after the strokes that they were made for, and says how little they told apart at the start', () => {
  const trainer = begin(digits, filters);
  setFilters(trainer);
  const result = read(trainer, 'c');
  expect([result.step, result.apart, result.fit, result.held]).toEqual([0, true, 320, 80]);
  expect(namesOf(result).slice(0, 2)).toEqual(['level strokes', 'upright strokes']);
  const [level, upright, off] = result.units.map(({ naming }) => naming);
  for (const { score, baseline } of [level!, upright!]) {
    expect(score).toBeGreaterThan(0.35);
    expect(score).toBeGreaterThan(baseline);
  }
  expect(Math.abs(off!.score)).toBe(0); // what is always the same tells nothing apart
});

it('lists the samples that a unit likes best, with the place where, and some from everywhere', () => {
  const trainer = begin(digits, filters);
  setFilters(trainer);
  const [{ best, even }] = read(trainer, 'c').units as [ReturnType<typeof read>['units'][number]];
  expect([best.length, even.length]).toEqual([9, 9]);
  for (const [i, { row, place, value }] of best.entries()) {
    if (i > 0) expect(value).toBeLessThanOrEqual(best[i - 1]!.value);
    const out = trainer.model.inspectRow(row).blocks.find(({ id }) => id === 'c')!.output;
    expect(trainer.model.tensor(out)[place]).toBe(value);
  }
  expect(even[0]).toEqual(best[0]);
  expect(even.at(-1)!.value).toBeLessThan(best.at(-1)!.value);
});

it('names units of coarser layers after the class that they tell apart, and leaves the run as it is', () => {
  const trainer = begin({ type: 'barsAndStripes' }, [
    { id: 'f', type: 'flatten' },
    { id: 'h', type: 'dense', units: 12, activation: 'tanh' },
    { id: 'z', type: 'dense', units: 2 },
  ]);
  for (let i = 0; i < 300; i++) trainer.stepBatch();
  const hash = trainer.parameterHash();
  const result = read(trainer, 'z');
  expect(trainer.parameterHash()).toBe(hash);
  expect(result.step).toBe(300);
  expect(namesOf(result)).toEqual(trainer.plan.data!.classNames);
  for (const { naming } of result.units) {
    expect(naming.bound).toBe(naming.score === 1 ? 1 - 3 / 50 : null); // of a hundred held-out images half are of each class
    expect(naming.score).toBeGreaterThan(0.95);
    expect(naming.baseline).toBeLessThan(naming.score);
  }
  expect(read(trainer, 'nowhere')).toBeNull();
});

it('gives no name to a unit that is not a number somewhere, and says so', () => {
  const trainer = begin(digits, filters);
  setFilters(trainer);
  trainer.model.values(trainer.plan.parameters[0]!)[4] = Number.NaN;
  const { units, concepts } = read(trainer, 'c');
  expect(units.map(({ computed, naming }) => [computed, naming.concept >= 0])).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ]);
  expect(wordsOf(units[0]!, concepts)).toEqual({
    name: '',
    score: 'not computed: its numbers are not all finite',
    nearest: '',
  });
});

describe('names in words', () => {
  const concepts = [
    { name: 'bars', part: false },
    { name: 'level strokes', part: true },
  ];
  const naming = { concept: 0, score: 0.9, error: 0.02, bound: null, baseline: 0.6 };
  const words = (more: Partial<UnitReading['naming']>) =>
    wordsOf({ computed: true, naming: { ...naming, ...more }, best: [], even: [] }, concepts);

  it('come with the score, its error, and what it was at the start', () => {
    expect(words({})).toEqual({
      name: 'bars',
      score: 'told apart in 90\u202f% ± 2.0 of pairs, at the start 60\u202f%',
      nearest: '',
    });
    expect(words({ concept: 1, score: 0.25, error: 0 })).toEqual({
      name: 'level strokes',
      score: 'overlap 0.25, at the start 0.60',
      nearest: '',
    });
  });

  it('say where all pairs lie the same way how much that is worth', () => {
    expect(words({ score: 1, error: 0, bound: 0.97 }).score).toBe(
      'told apart in 100\u202f% (≥ 97\u202f%) of pairs, at the start 60\u202f%',
    );
    expect(words({ score: 0, error: 0, bound: 0.03 }).score).toBe(
      'told apart in 0\u202f% (≤ 3\u202f%) of pairs, at the start 60\u202f%',
    );
  });

  it('are not given below a limit, and what is no better than chance is near to nothing', () => {
    expect(words({ score: 0.79 })).toMatchObject({ name: '', nearest: 'bars' });
    expect(words({ score: 0.515 })).toMatchObject({ name: '', nearest: '' });
    expect(words({ concept: 1, score: 0.24, error: 0 })).toMatchObject({ name: '', nearest: 'level strokes' });
    expect(words({ concept: -1, score: Number.NaN })).toEqual({ name: '', score: '', nearest: '' });
  });
});

it('is the same in slices', () => {
  const whole = read(begin(digits, filters), 'c');
  const trainer = begin(digits, filters);
  let [frames, more] = [0, true];
  let result = whole;
  while (more) {
    more = false;
    result = read(trainer, 'c', { left: () => false, now: () => frames, settled: true, more: () => (more = true) });
    frames++;
  }
  expect(frames).toBeGreaterThan(5);
  expect(result).toEqual(whole);
});
