import { expect, it } from 'vitest';
import { featuresOf } from './features.ts';
import { prepareData, tokensOf } from './prepare.ts';

it('fills in defaults and describes what it made', () => {
  const data = prepareData({ type: 'spiral' }, 1);
  expect([data.task, data.dimensions, data.featureNames, data.classNames]).toEqual([
    'classification',
    2,
    ['x₁', 'x₂'],
    ['A', 'B'],
  ]);
  expect([data.targets.length, data.train.length, data.test.length]).toEqual([500, 250, 250]);
});

it('gives the network the chosen features and leaves the coordinates as they are', () => {
  const features = ['xx', 'siny', 'x'] as const;
  const plain = prepareData({ type: 'circle' }, 1);
  const data = prepareData({ type: 'circle', features }, 1);
  expect(data.coordinates).toEqual(plain.coordinates);
  expect(plain.inputs).toEqual(plain.coordinates);
  expect(data.inputs).toEqual(featuresOf(data.coordinates, 500, 2, features));
  expect(data.featureNames).toEqual(['x₁²', 'sin πx₂', 'x₁']);
});

it('draws points and split from streams of their own', () => {
  const half = prepareData({ type: 'moons' }, 1);
  const fifth = prepareData({ type: 'moons', testShare: 0.2 }, 1);
  expect(fifth.coordinates).toEqual(half.coordinates);
  expect(fifth.test.length).toBe(100);
});

it('widens the picture to hold the data, symmetric about the origin', () => {
  const points = [
    [0.2, -0.9, 0],
    [2.3, 0, 1],
  ];
  expect(prepareData({ type: 'points', points: [[1.05, 0, 0]] }, 1).domain).toEqual([
    [-1.1, 1.1],
    [-1.1, 1.1],
  ]);
  expect(prepareData({ type: 'points', points }, 1).domain).toEqual([
    [-2.4, 2.4],
    [-2.4, 2.4],
  ]);
});

it('refuses a type that it does not know', () => {
  expect(() => prepareData({ type: 'toString' }, 1)).toThrow('data: unknown type toString');
});

it('hands tokens over as the bits of whole numbers, and other wholes as they are', () => {
  const rows = prepareData({ type: 'reversal', length: 3, samples: 10 }, 1);
  expect([rows.kind, rows.count, rows.shape, rows.positions]).toEqual(['tokens', 10, [3], 3]);
  expect([...tokensOf(rows)]).toEqual(
    Array.from({ length: 10 }, (_, i) => [...rows.targets.subarray(3 * i, 3 * i + 3)].reverse()).flat(),
  );
  const images = prepareData({ type: 'barsAndStripes', samples: 10, noise: 0 }, 1);
  expect([images.kind, images.count, images.shape, images.positions]).toEqual(['image', 10, [1, 8, 8], 1]);
  expect(new Set(images.inputs)).toEqual(new Set([0, 1]));
  expect([images.dimensions, images.featureNames, images.domain, images.coordinates.length]).toEqual([0, [], [], 0]);
});

it('splits rows with an answer at every step by rows, and those with one answer class by class', () => {
  const steps = prepareData({ type: 'parity', each: true, samples: 100, testShare: 0.3 }, 1);
  expect([steps.train.length, steps.test.length, steps.targets.length]).toEqual([70, 30, 1200]);
  const once = prepareData({ type: 'parity', each: false, samples: 100, testShare: 0.3 }, 1);
  expect([...once.test].filter((row) => once.targets[row] === 0).length).toBe(15);
});
