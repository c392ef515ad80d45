import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableRecipe } from '#app/import/importRecipe.ts';
import { inTasks } from '#base/tasks.ts';
import { importOf } from '#data/import/examine.ts';
import { bytesSource } from '#data/import/source.ts';
import { datasets } from '#data/index.ts';
import { prepareData } from '#data/prepare.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { type DataValues, readDocument } from '#nn/document.ts';
import type { ColumnValue } from '#nn/field.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { hashRows, liesInline, listFromRows } from './bringRows.ts';
import { holdRows } from './heldRows.ts';
import { rowsFromList } from './tableRows.ts';

const columns: ColumnValue[] = [
  { name: 'length', role: 'input', kind: 'number' },
  { name: 'colour', role: 'input', kind: 'category', categories: ['red', 'blue', 'green'] },
  { name: 'raw', role: 'input', kind: 'number', scaling: 'none' },
  { name: 'kind', role: 'label', kind: 'category', categories: ['a', 'b'] },
];
const rows = [
  [10, 0, 7, 0],
  [20, 1, 8, 1],
  [30, 2, 9, 0],
  [40, 0, 7, 1],
];
const read = (data: unknown) =>
  readDocument({ strata: 1, data, network: [{ type: 'dense', units: 2 }] }, { layers, datasets });
const file = (name: string) => readFileSync(new URL(`../../../testdata/tables/${name}`, import.meta.url));

async function imported(name: string): Promise<DataValues> {
  const found = await importOf([bytesSource(name, new Uint8Array(file(name)))]).examine(
    {},
    { decode: () => Promise.reject(new Error('no picture')) },
  );
  return tableRecipe(found.table!, { type: 'spiral' });
}

describe('a table', () => {
  it('gives scaled numbers, one input a name, and numbers as they are where that is asked for', () => {
    const data = prepareData({ type: 'table', columns, rows, testShare: 0 }, 1);
    expect(data.featureNames).toEqual(['length', 'colour = red', 'colour = blue', 'colour = green', 'raw']);
    const spread = Math.sqrt(125);
    const expected = [
      [-15 / spread, 1, 0, 0, 7],
      [-5 / spread, 0, 1, 0, 8],
      [5 / spread, 0, 0, 1, 9],
      [15 / spread, 1, 0, 0, 7],
    ];
    for (const [row, numbers] of expected.entries())
      for (const [f, number] of numbers.entries()) expect(data.inputsOf(row)[f]).toBeCloseTo(number, 6);
    expect([...data.targets]).toEqual([0, 1, 0, 1]);
    expect(data.classNames).toEqual(['a', 'b']);
  });

  it('whose rows are kept is the same, to the bit; where they are not at hand the question stays', async () => {
    const kept = await inTasks(hashRows(rowsFromList(rows, 4)));
    const named = { type: 'table', columns, rows: [], kept, count: 4, testShare: 0.5 };
    const without = prepareData(named, 1);
    expect([without.count, without.featureNames.length, without.classNames]).toEqual([0, 5, ['a', 'b']]);
    holdRows(kept, rowsFromList(rows, 4));
    const [listed, found] = [prepareData({ type: 'table', columns, rows, testShare: 0.5 }, 1), prepareData(named, 1)];
    expect(found.inputs).toEqual(listed.inputs);
    expect([found.targets, found.train, found.axes]).toEqual([listed.targets, listed.train, listed.axes]);
    // Rows that are not what the columns say are none.
    const fewer = columns.with(1, { ...columns[1]!, categories: ['red', 'blue'] });
    for (const other of [fewer, columns.slice(1)]) expect(prepareData({ ...named, columns: other }, 1).count).toBe(0);
    expect(read(named).problems).toEqual([]);
    expect(sentenceOf(read({ ...named, rows }).problems[0]!)).toContain(
      'rows must be an empty list where rows are kept',
    );
  });

  it('lies in the document as long as a link can carry it', () => {
    const table = (count: number) =>
      rowsFromList(
        Array.from({ length: count }, (_, i) => Array.from({ length: 10 }, (_, c) => i * 10.5 + c)),
        10,
      );
    expect([150, 1000, 3000, 10_000].map((count) => liesInline(table(count)))).toEqual([true, true, false, false]);
    const some = table(3);
    expect(rowsFromList(listFromRows(some), 10)).toEqual(some);
  });

  it('is scaled by the training rows alone', () => {
    const many = Array.from({ length: 40 }, (_, i) => [i, 0, 0, i % 2]);
    const data = prepareData({ type: 'table', columns, rows: many, testShare: 0.5 }, 3);
    const mean = data.train.reduce((sum, row) => sum + row / data.train.length, 0);
    expect(data.axes!.find(({ name }) => name === 'length')!.centre).toBeCloseTo(mean, 10);
    const trained = [...data.train].reduce((sum, row) => sum + data.inputsOf(row)[0]!, 0);
    expect(trained).toBeCloseTo(0, 4);
  });

  it('is drawn over the two inputs that tell the answer best, the others at their means', () => {
    const telling = Array.from({ length: 60 }, (_, i) => [i % 7, i % 3, i < 30 ? 1 : 5, i < 30 ? 0 : 1]);
    const data = prepareData({ type: 'table', columns, rows: telling, testShare: 0 }, 1);
    expect(data.axes!.map(({ name }) => name)).toContain('raw');
    const at = [2, -1];
    const between = data.inputsAt(Float32Array.from(at));
    const shown = data.axes!.map(({ name }) => data.featureNames.indexOf(name));
    expect(shown.map((f) => between[f])).toEqual(at);
    const colour = data.featureNames.indexOf('colour = red');
    if (!shown.includes(colour)) expect(between[colour]).toBeCloseTo(1 / 3, 6);
  });

  it('has an answer that is a number, scaled and told as it was brought', () => {
    const valued: ColumnValue[] = [columns[0]!, { name: 'price', role: 'label', kind: 'number' }];
    const data = prepareData(
      {
        type: 'table',
        columns: valued,
        rows: [
          [1, 100],
          [2, 300],
          [3, 200],
        ],
        testShare: 0,
      },
      1,
    );
    expect(data.task).toBe('regression');
    expect(data.dimensions).toBe(1);
    expect(data.answerAxis).toMatchObject({ name: 'price', centre: 200 });
    expect(data.targets[1]! * data.answerAxis!.half + data.answerAxis!.centre).toBeCloseTo(300, 4);
  });

  it.each([
    ['no answer', { columns: columns.slice(0, 2), rows: [] }, 'columns must hold one label, received 0'],
    ['two answers', { columns: [columns[3], columns[3]], rows: [] }, 'columns must hold one label, received 2'],
    ['no input', { columns: [columns[3]], rows: [] }, 'columns must hold at least one input'],
    [
      'a short row',
      {
        columns,
        rows: [
          [1, 0, 0, 0],
          [1, 2],
        ],
      },
      'rows row 2 must hold 4 numbers, received 2',
    ],
    [
      'a name that is none',
      { columns, rows: [[1, 3, 0, 0]] },
      'row 1: colour must be a whole number from 0 to 2, received 3',
    ],
    [
      'a role that is none',
      { columns: [{ ...columns[0], role: 'x' }], rows: [] },
      'column 1: role must be one of input, label',
    ],
    ['names given twice', { columns: [{ ...columns[1], categories: ['a', 'a'] }], rows: [] }, 'different names'],
  ])('is refused with its place: %s', (_, data, message) => {
    expect(sentenceOf(read({ type: 'table', ...data }).problems[0]!)).toContain(message);
  });

  it('of Iris goes in as four numbers and three named classes, and is learned from three starts', async () => {
    const data = await imported('iris.csv');
    for (const seed of [1, 2, 3]) {
      const reading = readDocument(
        {
          strata: 1,
          seed,
          data: { ...data, testShare: 0.3 },
          network: [
            { type: 'dense', units: 8, activation: 'tanh' },
            { type: 'dense', units: 3 },
          ],
          training: { loss: 'crossEntropy', optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 16 },
        },
        { layers, datasets },
      );
      const run = new Trainer(reading.document!);
      expect(run.plan.input.shape).toEqual([4]);
      expect(run.plan.data!.classNames).toEqual(['setosa', 'versicolor', 'virginica']);
      while (run.epoch < 200) run.stepBatch();
      for (const side of [run.plan.samples.train, run.plan.samples.test])
        expect(run.score(side).accuracy).toBeGreaterThanOrEqual(0.95);
    }
  });
});

it('a table is drawn over two numbers where it has two, else over different columns', () => {
  const column = (name: string, role: string, categories?: string[]) => ({
    name,
    role,
    kind: categories ? 'category' : 'number',
    ...(categories ? { categories } : {}),
  });
  const shown = (columns: unknown[], rows: number[][]) =>
    prepareData({ type: 'table', columns, rows, testShare: 0 } as never, 1).axes!.map(({ name }) => name);
  const label = column('kind', 'label', ['a', 'b']);
  const colour = column('colour', 'input', ['red', 'blue']);
  // The colour says all, the numbers little.
  const rows = Array.from({ length: 40 }, (_, i) => ({ class: i % 2, x: i % 5, y: i % 7, z: i % 3 }));
  expect(
    shown(
      [colour, column('x', 'input'), column('y', 'input'), label],
      rows.map((r) => [r.class, r.x, r.y, r.class]),
    ),
  ).toEqual(['x', 'y']);
  expect(
    shown(
      [colour, column('x', 'input'), label],
      rows.map((r) => [r.class, r.x, r.class]),
    ),
  ).toEqual(['colour = red', 'x']);
  expect(
    shown(
      [colour, label],
      rows.map((r) => [r.class, r.class]),
    ),
  ).toEqual(['colour = red', 'colour = blue']);
});
