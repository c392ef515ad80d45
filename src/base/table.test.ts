import { expect, it } from 'vitest';
import { tableCsv, tableJson } from './table.ts';

const table = {
  columns: ['block', 'loss', 'solved'],
  rows: [
    ['Dense "1", first', -0.1, true],
    ['=SUM(A1)', Number.NaN, null],
  ],
};

it('writes a line for each row, quotes what must be, and leaves empty what is not known', () => {
  expect(tableCsv(table)).toBe(`block,loss,solved\r\n"Dense ""1"", first",-0.1,true\r\n'=SUM(A1),,\r\n`);
});

it('writes an object for each row, which is read back', () => {
  expect(JSON.parse(tableJson(table))).toEqual([
    { block: 'Dense "1", first', loss: -0.1, solved: true },
    { block: '=SUM(A1)', loss: null, solved: null },
  ]);
  expect(JSON.parse(tableJson({ columns: [], rows: [] }))).toEqual([]);
});
