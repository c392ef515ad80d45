import { expect, it } from 'vitest';
import { lookedRow } from './lookedRow.ts';
import { prepareData } from './prepare.ts';

const images = prepareData({ type: 'barsAndStripes', samples: 20 }, 1);
const rows = prepareData({ type: 'reversal', samples: 20 }, 1);

it('is the row asked for, the first test sample where none is, and within the data', () => {
  expect(lookedRow(images, 7)).toBe(7);
  expect(lookedRow(images)).toBe(images.test[0]);
  expect(lookedRow(rows, 99)).toBe(19);
  expect(lookedRow(rows, -3)).toBe(0);
});

it('of images may be the one behind them, which a person drew', () => {
  expect(lookedRow(images, 20)).toBe(20);
  expect(lookedRow(images, 99)).toBe(20);
});
