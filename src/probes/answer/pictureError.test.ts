import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import '#data/worlds/provide.ts';
import { meanPicture, pictureError, picturePut } from './pictureError.ts';

it('is nothing where a picture comes back as it was, and R² 0 where only the mean does', () => {
  expect(pictureError([0, 1, 0.5], [0, 1, 0.5], [0, 0, 0])).toEqual({ squared: 0, explained: 1 });
  expect(pictureError([0, 1, 0.5], [0.2, 0.2, 0.2], [0.2, 0.2, 0.2]).explained).toBe(0);
  expect(pictureError([0, 1], [1, 0], [0.5, 0.5])).toEqual({ squared: 1, explained: -3 });
  expect(pictureError([0, 1], [0, 1], [0, 1]).explained).toBeNaN();
});

it('takes the mean over the pictures that were held out', () => {
  const data = prepareData({ type: 'digits', samples: 20, task: 'picture', testShare: 0.2 }, 1);
  expect(data.test.length).toBe(10);
  const at = 14 * 28 + 14;
  const own = [...data.test].map((row) => picturePut(data, row, undefined)[at]!);
  expect(own.some((value) => value > 0)).toBe(true);
  expect(meanPicture(data)[at]).toBeCloseTo(own.reduce((a, b) => a + b) / 10, 12);
});

it('puts in the drawing where there is one', () => {
  const data = prepareData({ type: 'digits', samples: 20, task: 'picture' }, 1);
  const drawing = new Float32Array(784).fill(0.5);
  expect(picturePut(data, 20, drawing)).toBe(drawing);
  expect(picturePut(data, 1, undefined)).toEqual(data.inputs.slice(784, 2 * 784));
});
