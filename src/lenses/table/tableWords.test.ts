import { expect, it } from 'vitest';
import type { NetworkTable, TableRow } from './tableRows.ts';
import { wordsOf } from './tableWords.ts';

const row = (name: string, parameters: number, depth = 0): TableRow => ({
  ...{ id: name, type: 'dense', path: '0', depth, name, detail: '', output: '[1]', parameters, multiplyAdds: 1 },
});
const table = (...rows: readonly TableRow[]): NetworkTable => ({
  rows,
  totals: {
    parameters: rows.filter(({ depth }) => depth === 0).reduce((sum, { parameters }) => sum + parameters, 0),
    multiplyAdds: 1200,
  },
});

it('names the block that holds half or more of what is learned', () => {
  expect(wordsOf(table(row('Dense 1', 60), row('Dense 2', 40)))).toEqual({
    sentence: 'Most of the 100 numbers that are learned lie in Dense 1.',
    numbers: 'Dense 1 has 60 of them, 60\u202f%. One answer takes 1\u202f200 multiply-adds.',
  });
  expect(wordsOf(table(row('A', 40), row('B', 30), row('C', 30))).sentence).toBe(
    '100 numbers are learned, spread over 3 blocks.',
  );
  expect(wordsOf(table(row('Flatten', 0), row('Dense', 30))).sentence).toBe(
    'Dense holds all 30 numbers that are learned.',
  );
});

it('does not count what a container holds twice', () => {
  const said = wordsOf(table(row('Residual', 60), row('Dense 1', 30, 1), row('Dense 2', 30, 1), row('Dense 3', 40)));
  expect(said.sentence).toBe('100 numbers are learned, spread over 3 blocks.');
});

it('says that nothing is learned where there are no parameters', () => {
  expect(wordsOf(table(row('Flatten', 0))).sentence).toBe('Nothing in this network learns: it has no parameters.');
  expect(wordsOf(table()).sentence).toMatch(/^Nothing/);
});

it('counts nothing of a network that does not fit, and names the first block that does not', () => {
  const { output: _, ...misfit } = row('Convolution', 0);
  const said = wordsOf(table(row('Dense', 30), misfit, row('Flatten', 0)));
  expect(said).toEqual({
    sentence: 'The network cannot be counted as a whole: Convolution does not fit. The stage says what to mend.',
  });
});
