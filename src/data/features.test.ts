import { expect, it } from 'vitest';
import { sinf } from '#base/math.ts';
import { featureNames, featuresOf } from './features.ts';
import { inputFeatures } from './fields.ts';

const f = Math.fround;

it('computes every feature, rounded to float32', () => {
  const [x, y] = [f(0.3), f(-0.7)];
  const row = [...featuresOf(Float32Array.of(x, y), 1, 2, inputFeatures)];
  expect(row.slice(0, 5)).toEqual([x, y, f(x * x), f(y * y), f(x * y)]);
  expect(row.slice(5)).toEqual([sinf(f(f(Math.PI) * x)), sinf(f(f(Math.PI) * y))]);
  expect(row[5]).toBeCloseTo(Math.sin(Math.PI * 0.3), 6);
  expect(row[6]).toBeCloseTo(Math.sin(Math.PI * -0.7), 6);
});

it('orders columns as asked, one row a point', () => {
  const inputs = featuresOf(Float32Array.of(0.5, 2, -0.5, 4), 2, 2, ['xy', 'x']);
  expect([...inputs]).toEqual([1, 0.5, -2, -0.5]);
  expect(featureNames(2, ['xy', 'x', 'sinx'])).toEqual(['x₁x₂', 'x₁', 'sin πx₁']);
});

it('has only x on a line, in an array of its own', () => {
  const line = Float32Array.of(0.25, 0.5, 0.75);
  const inputs = featuresOf(line, 2, 1, ['x', 'yy']);
  expect([...inputs]).toEqual([0.25, 0.5]);
  expect(inputs.buffer).not.toBe(line.buffer);
  expect(featureNames(1, ['x', 'yy'])).toEqual(['x']);
});
