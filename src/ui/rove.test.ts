import { expect, it } from 'vitest';
import { findTyped, rove, rowBeside } from './rove.ts';

it('wraps round at both ends', () => {
  expect(rove('ArrowDown', 2, 3)).toBe(0);
  expect(rove('ArrowUp', 0, 3)).toBe(2);
  expect(rove('ArrowUp', -1, 3)).toBe(2);
  expect(rove('ArrowDown', -1, 3)).toBe(0);
});

it('takes only the arrows of its direction', () => {
  expect(rove('ArrowRight', 0, 3)).toBeNull();
  expect(rove('ArrowRight', 0, 3, true)).toBe(1);
  expect(rove('ArrowDown', 0, 3, true)).toBeNull();
  expect(rove('End', 0, 3)).toBe(2);
  expect(rove('a', 0, 3)).toBeNull();
  expect(rove('Home', 0, 0)).toBeNull();
});

it('finds the next name by its first letters', () => {
  const names = ['Dense', 'Dropout', 'Residual'];
  expect(findTyped('d', 0, names)).toBe(1);
  expect(findTyped('d', 1, names)).toBe(0);
  expect(findTyped('re', 0, names)).toBe(2);
  expect(findTyped('x', 0, names)).toBeNull();
});

it('goes to the nearest item of the row above or below', () => {
  const box = (left: number, top: number, width = 10) => ({ left, right: left + width, top, bottom: top + 10 });
  // A heading, then three in two rows.
  const boxes = [box(0, 0, 40), box(0, 12), box(30, 12), box(30, 24)];
  expect(rowBeside('ArrowDown', 0, boxes)).toBe(1);
  expect(rowBeside('ArrowDown', 1, boxes)).toBe(3);
  expect(rowBeside('ArrowUp', 3, boxes)).toBe(2);
  expect(rowBeside('ArrowUp', 2, boxes)).toBe(0);
  expect(rowBeside('ArrowDown', 3, boxes)).toBe(3);
  expect(rowBeside('ArrowLeft', 3, boxes)).toBeNull();
});
