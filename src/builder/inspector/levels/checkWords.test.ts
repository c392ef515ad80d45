import { expect, it } from 'vitest';
import type { InferredBlock } from '#nn/inferShapes.ts';
import { byParameter, digitsOf, roadsOf, rowName, verdictWords } from './checkWords.ts';

const row = (verdict: 'agrees' | 'differs' | 'kink', parameter = 'weight', index = 0) => ({
  parameter,
  index,
  backprop: 1,
  measured: 1,
  verdict,
});

it('counts what agrees, what has a corner, and what differs', () => {
  expect(verdictWords([row('agrees'), row('agrees')])).toBe('All 2 slopes agree.');
  expect(verdictWords([row('agrees')])).toBe('1 slope agrees.');
  expect(verdictWords([row('agrees'), row('kink')])).toBe(
    '1 slope agrees. 1 slope cannot be measured: the loss has a corner there, where a unit switches within the smallest step.',
  );
  expect(verdictWords([row('agrees'), row('differs')])).toBe('1 of 2 slopes differs.');
  expect(verdictWords([])).toContain('nothing to check');
});

it('counts digits by the relative difference', () => {
  const digits = (backprop: number, measured: number) => digitsOf({ backprop, measured });
  expect([digits(1, 1.002), digits(0.5, 0.50001), digits(0, 0), digits(1, -1)]).toEqual([2, 4, 6, 0]);
});

it('names rows by their place', () => {
  const inferred = {
    block: { id: 'a', type: 'conv2d' },
    input: { shape: [1, 4, 4] },
    parameters: { weight: { shape: [2, 1, 3, 3] } },
  } as unknown as InferredBlock;
  expect(rowName(row('agrees', 'weight', 13), inferred)).toBe('filter 2, channel 1 (2, 2)');
  expect(rowName({ ...row('agrees', 'input', 5), sample: 2 }, inferred)).toBe('pixel (2, 2), sample 3');
  expect(byParameter([row('agrees'), row('agrees', 'bias'), row('kink')]).map((g) => [g.name, g.rows.length])).toEqual([
    ['weight', 2],
    ['bias', 1],
  ]);
});

it('names the roads through a container', () => {
  const dense = (id: string) => ({ id, type: 'dense', units: 2 });
  const residual = { block: { id: 'r', type: 'residual', body: [dense('a')], shortcut: [dense('b')] } };
  const paths = [
    { first: 'a', kept: 2 },
    { first: 'b', kept: 1 },
  ];
  expect(roadsOf({ kept: 3, paths }, residual).map((road) => road.name)).toEqual([
    'both roads',
    'body alone',
    'shortcut alone',
  ]);
  const concat = { block: { id: 'k', type: 'concat', branches: [[], [dense('a')]] } };
  expect(roadsOf({ kept: 3, paths: [paths[0]!] }, concat).map((road) => road.name)).toEqual([
    'all roads',
    'branch 2 alone',
  ]);
  expect(roadsOf({ kept: null, paths: [] }, { block: dense('a') })).toEqual([]);
});
