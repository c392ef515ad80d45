import { expect, test } from 'vitest';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import { type DatasetType, datasets } from '#data/index.ts';
import { ownPoints } from '#data/points/ownPoints.ts';
import { prepareData } from '#data/prepare.ts';
import type { ColumnValue } from '#nn/field.ts';
import { tableRecipe } from '../import/importRecipe.ts';
import { pointsCsv, shortFloat, tableCsv } from './pointsTable.ts';

const planes = (Object.keys(datasets) as DatasetType[]).filter(
  (type) => type !== 'table' && prepareData({ type }, 1).dimensions === 2,
);

test.each(planes)(
  '%s, exported and imported again, gives the same points in the same order and the same split',
  (type) => {
    const before = prepareData({ type, noise: 0.5 }, 3);
    const after = prepareData({ type: 'points', ...ownPoints(pointsCsv(before))!, testShare: 0.5 }, 3);
    expect(after.task).toBe(before.task);
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
  expect(ownPoints(pointsCsv(prepareData({ type: 'points', points: rows }, 1)))!.points).toEqual(rows);
});

test('a file of a set over a line has x, value and set, and is no set of points', () => {
  const text = pointsCsv(prepareData({ type: 'sine', samples: 10 }, 1));
  expect(text.split('\r\n')[0]).toBe('x,value,set');
  expect(ownPoints(text)).toBeUndefined();
});

test('a table of one’s own comes out as it came in, and comes in again unchanged', async () => {
  const columns: ColumnValue[] = [
    { name: 'bill, length', role: 'input', kind: 'number' },
    { name: 'island "north"', role: 'input', kind: 'category', categories: ['Bråvik', '犬'] },
    { name: 'species', role: 'label', kind: 'category', categories: ['a', "b'c"] },
  ];
  const rows = Array.from({ length: 12 }, (_, r) => [0.1 * r + 1e-7, (r * 5) % 2, r % 2]);
  const csv = tableCsv({ columns, rows });
  const found = await importOf([bytesSource('t.csv', new TextEncoder().encode(csv))]).examine(
    {},
    { decode: () => Promise.reject(new Error()) },
  );
  expect(tableRecipe(found.table!, { type: 'spiral' })).toMatchObject({ type: 'table', columns, rows });
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
