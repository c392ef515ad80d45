import { expect, it } from 'vitest';
import { targetOf } from './asked.ts';
import { featuresOf } from './features.ts';
import { type DatasetType, datasets } from './index.ts';
import { outlineData, prepareData, prepareInParts, tokensIn } from './prepare.ts';
import '#data/worlds/provide.ts';

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
  expect([...tokensIn(rows.inputs)]).toEqual(
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

it('outlines every set as it is prepared, and draws any row of it alone', () => {
  for (const type of Object.keys(datasets) as DatasetType[]) {
    const recipe = { type, samples: 40, noise: 0.2 };
    const { inputs, factors, inputsOf: rowOf, ...whole } = prepareData(recipe, 3);
    const { inputsOf, factors: named, ...known } = outlineData(recipe, 3);
    expect(JSON.stringify(known), type).toBe(JSON.stringify(whole));
    // Backwards, and one of them twice.
    for (let row = known.count - 1; row >= 0; row--) expect(inputsOf(row), `${type} ${row}`).toEqual(rowOf(row));
    if (known.count > 0) expect(inputsOf(known.count - 1)).toEqual(rowOf(known.count - 1));
    expect(inputsOf(known.count), type).toHaveLength(0);
    expect(named, type).toEqual(factors);
    expect(inputs.length).toBe(factors[0] ? factors[0].values.length * rowOf(0).length : inputs.length);
  }
});

it('outlines images without drawing them, with the answer that is asked for', () => {
  const glasses = outlineData({ type: 'faces', task: 'glasses', samples: 60 }, 2);
  expect(glasses.targets).toEqual(prepareData({ type: 'faces', task: 'glasses', samples: 60 }, 2).targets);
  expect(new Set(glasses.targets).size).toBe(2);
});

it('prepares images one after another', () => {
  const work = prepareInParts({ type: 'digits', samples: 12 }, 1);
  const drawn = [...Array.from({ length: 12 }, () => work.next().value)];
  expect(drawn.at(0)).toEqual({ done: 1, of: 12 });
  expect(drawn.at(-1)).toEqual({ done: 12, of: 12 });
  const { done, value } = work.next();
  expect(done && value.inputs).toEqual(prepareData({ type: 'digits', samples: 12 }, 1).inputs);
});

it('outlines pictures that are asked for themselves with their classes and without targets', () => {
  for (const type of ['digits', 'barsAndStripes'] as const) {
    const recipe = { type, samples: 30, task: 'picture' };
    const whole = prepareData(recipe, 1);
    const outline = outlineData(recipe, 1);
    expect(whole.targets).toBe(whole.inputs);
    expect([outline.targets.length, outline.classNames.length]).toEqual([0, 0]);
    expect(outline.classes).toEqual(whole.classes);
    expect(outline.classes!.values.length).toBe(30);
    expect(targetOf(outline)).toEqual(targetOf(whole));
  }
});
