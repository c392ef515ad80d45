import { expect, it } from 'vitest';
import type { UnitReading } from '#probes/concepts/naming.ts';
import { sentenceOf } from './unitsWords.ts';

const concepts = [
  { name: 'bars', part: false },
  { name: 'edge', part: true },
];
const unit = (concept: number, score: number): UnitReading => ({
  computed: true,
  naming: { concept, score, error: 0.01, bound: null, baseline: 0.5 } as UnitReading['naming'],
  best: [],
  even: [],
});
const say = (units: readonly UnitReading[], step = 10, known = concepts) =>
  sentenceOf({ units, concepts: known, held: 50, apart: true, step }, { block: 'Dense 1', kind: 'unit' });

it('counts the units that suit a name, by the thresholds of names, and quotes the clearest', () => {
  const said = say([unit(0, 0.81), unit(1, 0.26), unit(0, 0.79), unit(1, 0.24)]);
  expect(said?.sentence).toBe('2 of 4 units of Dense 1 answer to something that has a name: bars, edge.');
  expect(said?.numbers).toMatch(/^Clearest, unit 1 for bars: told apart in 81\u202f%/);
  expect(said?.aside).toBe('50 held-out samples');
  expect(say([unit(0, 0.9)])?.sentence).toMatch(/^The one unit of Dense 1 answers/);
  expect(say([unit(0, 0.9), unit(0, 0.95)])?.sentence).toMatch(/^All of 2 units of Dense 1 answer .*: bars\.$/);
});

it('says where the names were there before any training', () => {
  expect(say([{ ...unit(0, 0.85), naming: { ...unit(0, 0.85).naming, baseline: 0.76 } }])?.sentence).toMatch(
    /: bars, as before any training\.$/,
  );
});

it('says that none suits, and before training that none does yet', () => {
  expect(say([unit(0, 0.6)])?.sentence).toBe('No unit of Dense 1 answers to anything that has a name.');
  expect(say([unit(0, 0.6)], 0)?.sentence).toMatch(/yet\. Press Play\.$/);
});

it('claims nothing where there is nothing that a unit could be named by', () => {
  expect(say([unit(0, 0.9)], 10, [])).toBeUndefined();
});
