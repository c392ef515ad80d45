import { expect, it } from 'vitest';
import { readValues, writeValues } from './axisValues.ts';

it('typed values are numbers, yes and no, and words, and are written as they are read', () => {
  expect(readValues('0.1, 3,adam , true,,')).toEqual([0.1, 3, 'adam', true]);
  expect(readValues('')).toEqual([]);
  expect(readValues(writeValues([1, 'sgd', false]))).toEqual([1, 'sgd', false]);
});
