import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { sampleOf } from './sample.ts';

const images = prepareData({ type: 'barsAndStripes', samples: 20 }, 1);
const points = prepareData({ type: 'spiral', samples: 20 }, 1);

it('looks at the row chosen, else at the first test sample', () => {
  expect(sampleOf(images, { row: 7 })).toBe(7);
  expect(sampleOf(images, {})).toBe(images.test[0]);
  expect(sampleOf(images, { row: 20 })).toBe(images.test[0]);
});

it('looks at a drawing behind the samples, as long as it has the size of the images', () => {
  expect(sampleOf(images, { row: 7, drawing: new Float32Array(64) })).toBe(20);
  expect(sampleOf(images, { row: 7, drawing: new Float32Array(784) })).toBe(7);
  expect(sampleOf(points, { row: 7, drawing: new Float32Array(2) })).toBe(7);
});
