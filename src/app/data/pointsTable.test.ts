import { expect, test } from 'vitest';
import { parseCsv } from '#data/csv.ts';
import { type DatasetType, datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import { guessRoles } from '#data/readPoints.ts';
import { assignRole, pointsCsv, readingText, readTable, shortFloat } from './pointsTable.ts';

const read = (text: string) => {
  const table = parseCsv(text);
  return readTable(table, guessRoles(table));
};

const planes = (Object.keys(datasets) as DatasetType[]).filter((type) => prepareData({ type }, 1).dimensions === 2);

test.each(planes)(
  '%s, exported and imported again, gives the same points in the same order and the same split',
  (type) => {
    const before = prepareData({ type, noise: 0.5 }, 3);
    const { points } = read(pointsCsv(before));
    const after = prepareData({ type: 'points', task: before.task, points: points!.rows, testShare: 0.5 }, 3);
    expect(after.coordinates).toEqual(before.coordinates);
    expect(after.targets).toEqual(before.targets);
    const exhaustive = before.test.length === 0;
    if (!exhaustive) expect(after.test).toEqual(before.test);
  },
);

test('painted points keep a class whose predecessors have no points, and small clouds stay small', () => {
  const rows = [
    [0.01, 0.02, 4],
    [-0.03, 0.01, 2],
  ];
  const { points } = read(pointsCsv(prepareData({ type: 'points', points: rows }, 1)));
  expect(points!.rows).toEqual(rows);
  expect(readingText({ points: points!, problems: [] })[0]).toBe('2 points in 2 classes: C (1), E (1).');
});

test('a file of a set over a line has x, value and set, and says what it lacks on the plane', () => {
  const text = pointsCsv(prepareData({ type: 'sine', samples: 10 }, 1));
  expect(text.split('\r\n')[0]).toBe('x,value,set');
  expect(read(text).problems[0]!.message).toBe('Choose one column for y.');
});

test('rows say whether they train or test the network', () => {
  const data = prepareData({ type: 'moons', samples: 20, testShare: 0.25 }, 1);
  const sets = pointsCsv(data)
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').at(-1));
  expect(sets.filter((set) => set === 'test')).toHaveLength(data.test.length);
});

test('float32 numbers are written in the fewest digits that read back as the same', () => {
  expect([Math.fround(0.1), 1 / 3, -0.12437685579061508, 0].map(shortFloat)).toEqual([
    0.1, 0.33333334, -0.124376856, 0,
  ]);
});

test('a role moves from column to column, and label and value shut each other out', () => {
  expect(assignRole(['x', 'y', 'label'], 2, 'x')).toEqual(['ignore', 'y', 'x']);
  expect(assignRole(['label', 'y', 'x'], 1, 'value')).toEqual(['ignore', 'value', 'x']);
  expect(assignRole(['x', 'ignore', 'label'], 0, 'ignore')).toEqual(['ignore', 'ignore', 'label']);
});

test('scaling and the names of classes are told in words', () => {
  const reading = read('length,width,species\n4,1,setosa\n8,3,virginica\n6,2,setosa\n');
  expect(readingText(reading)).toEqual([
    '3 points in 2 classes: A is “setosa” (2), B is “virginica” (1).',
    'x was scaled: 4 … 8 became −1 … 1.',
    'y was scaled: 1 … 3 became −1 … 1.',
  ]);
  expect(readingText(read('x,y,value\n0.5,0.5,1\n-0.5,0.5,0.25\n'))).toEqual([
    '2 points with a value each.',
    'The numbers fit the picture and stay as they are.',
  ]);
});
