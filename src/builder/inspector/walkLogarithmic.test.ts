import { expect, it } from 'vitest';
import { walkLogarithmic } from './walkLogarithmic.ts';

it('walks round numbers up and down again', () => {
  expect(walkLogarithmic(0.01, 1, 1.25)).toBe(0.012);
  expect(walkLogarithmic(0.01, -1, 1.25)).toBe(0.008);
  expect(walkLogarithmic(0.0137, 1, 1.25)).toBe(0.015);
  expect(walkLogarithmic(0.0137, -1, 1.25)).toBe(0.012);
  expect(walkLogarithmic(0.01, 10, 1.25)).toBe(0.1);
});

it('multiplies where the step is a large ratio', () => {
  expect(walkLogarithmic(1e-8, 1, 10)).toBe(1e-7);
  expect(walkLogarithmic(1e-8, -2, 10)).toBe(1e-10);
});

it('leaves 0 upwards and stays there downwards', () => {
  expect(walkLogarithmic(0, 1, 1.25)).toBe(1e-5);
  expect(walkLogarithmic(0, -1, 1.25)).toBe(0);
});
