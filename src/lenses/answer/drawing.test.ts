import { expect, it } from 'vitest';
import { pixelsOf } from './drawing.ts';

const inkedIn = (pixels: Float32Array, side: number) => {
  const inked = [...pixels.keys()].filter((p) => pixels[p]! > 0.5);
  const columns = inked.map((p) => p % side);
  const rows = inked.map((p) => Math.floor(p / side));
  return [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)] as const;
};

it('brings a small drawing in a corner to the middle and to twenty pixels', () => {
  const [left, right, top, bottom] = inkedIn(pixelsOf([[0.05, 0.05, 0.1, 0.2]], 28, true), 28);
  expect(bottom - top + 1).toBeGreaterThanOrEqual(19);
  expect(bottom - top + 1).toBeLessThanOrEqual(21);
  expect(Math.abs((left + right) / 2 - 14)).toBeLessThanOrEqual(0.5);
  expect(Math.abs((top + bottom) / 2 - 14)).toBeLessThanOrEqual(0.5);
});

it('draws the same from the same strokes, wherever and however large they were drawn', () => {
  const path = [0.1, 0.1, 0.15, 0.3, 0.3, 0.25];
  const larger = path.map((v) => 0.25 + 2 * v);
  const [one, other] = [pixelsOf([path], 28, true), pixelsOf([larger], 28, true)];
  one.forEach((v, p) => {
    expect(other[p]!).toBeCloseTo(v, 4);
  });
});

it('leaves a drawing where it is, where it is not to be centred', () => {
  const [left, right, top, bottom] = inkedIn(pixelsOf([[0.25, 0.5, 0.75, 0.5]], 8, false), 8);
  expect([left, right]).toEqual([2, 5]);
  expect(bottom).toBeLessThanOrEqual(4);
  expect(top).toBeGreaterThanOrEqual(3);
});
