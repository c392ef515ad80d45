import { expect, test } from 'vitest';
import { datasets } from '#data/index.ts';
import {
  countText,
  decimalsOf,
  definitionOf,
  type Group,
  groupNames,
  groupOf,
  recipeFor,
  shownFields,
  typesIn,
  withField,
} from './recipe.ts';

const spiral = {
  type: 'spiral',
  samples: 300,
  noise: 0.2,
  testShare: 0.3,
  features: ['x', 'xy'],
  arms: 3,
  turns: 2,
};

test('a newly chosen set keeps the shared fields and has defaults for its own', () => {
  expect(recipeFor('gaussians', spiral)).toEqual({
    type: 'gaussians',
    samples: 300,
    noise: 0.2,
    testShare: 0.3,
    features: ['x', 'xy'],
    classes: 3,
  });
});

test('a set without a shared field does not get it', () => {
  expect(recipeFor('sine', spiral)).toEqual({ type: 'sine', samples: 300, noise: 0.2, testShare: 0.3, cycles: 2 });
});

test('a set chosen again is as it was left, apart from the shared fields', () => {
  const moons = { ...spiral, type: 'moons', noise: 0.4 };
  expect(recipeFor('spiral', moons, spiral)).toEqual({ ...spiral, noise: 0.4 });
});

test('samples and noise of points say nothing about images', () => {
  expect(recipeFor('barsAndStripes', spiral)).toEqual({
    type: 'barsAndStripes',
    task: 'class',
    samples: 500,
    noise: 0.2,
    testShare: 0.2,
  });
  expect(recipeFor('faces', { ...recipeFor('digits', spiral), task: 'picture' })['task']).toBe('picture');
  expect(recipeFor('faces', recipeFor('digits', spiral))['task']).toBe('expression');
  expect(recipeFor('adding', { ...recipeFor('parity', spiral), samples: 333 })['samples']).toBe(333);
});

test('the groups hold every set that is chosen by a tile once, in the order of the list', () => {
  const groups = Object.keys(groupNames) as Group[];
  expect(groups.flatMap(typesIn)).toEqual(Object.keys(datasets).filter((type) => !definitionOf(type).imported));
  expect(['points', 'curve', 'ripple', 'copy', 'text'].map(groupOf)).toEqual([
    'points',
    'values',
    'values',
    'sequence',
    'tokens',
  ]);
});

test('samples are counted in the word of their set', () => {
  expect([countText('spiral', 500), countText('points', 1), countText('barsAndStripes', 1)]).toEqual([
    '500 points',
    '1 point',
    '1 image',
  ]);
});

test('the truth table hides what has no effect, and tables and inputs have places of their own', () => {
  const names = (data: Record<string, unknown> & { type: string }) => {
    const { plain, advanced } = shownFields(data);
    return [plain.map((f) => f.name), advanced.map((f) => f.name)];
  };
  expect(names(recipeFor('xor', spiral))).toEqual([['kind', 'samples', 'noise', 'testShare'], ['margin']]);
  expect(names({ ...recipeFor('xor', spiral), kind: 'truthTable' })).toEqual([['kind'], []]);
  expect(names(recipeFor('points', spiral))[0]).toEqual(['task', 'testShare']);
  expect(names(recipeFor('curve', spiral))[0]).toEqual(['samples', 'testShare']);
});

test('points follow their task', () => {
  const points = {
    type: 'points',
    task: 'classification',
    points: [
      [0.1, 0.2, 0],
      [0.3, 0.4, 1],
    ],
  };
  const values = withField(points, 'task', 'regression');
  expect(values['points']).toEqual([
    [0.1, 0.2, 1],
    [0.3, 0.4, -1],
  ]);
  expect(withField(values, 'task', 'classification')).toEqual(points);
});

test('a slider prints as many decimals as its step has', () => {
  expect([1, 0.5, 0.01, 0.25].map(decimalsOf)).toEqual([0, 1, 2, 2]);
});
