import { expect, it } from 'vitest';
import { CLOSED, dockHeight, heightForKey } from './dockHeight.ts';

it('takes at most 60 % of the stage and closes when it is too low to read', () => {
  expect(dockHeight(236, 700)).toBe(236);
  expect(dockHeight(900, 700)).toBe(420);
  expect(dockHeight(60, 700)).toBe(CLOSED);
  expect(dockHeight(236, 0)).toBe(CLOSED);
});

it('opens, grows, shrinks and closes by keys', () => {
  expect(heightForKey('ArrowUp', CLOSED, 700, 236)).toBe(96);
  expect(heightForKey('ArrowUp', 236, 700, 236)).toBe(260);
  expect(heightForKey('ArrowDown', 96, 700, 236)).toBe(CLOSED);
  expect(heightForKey('Enter', CLOSED, 700, 236)).toBe(236);
  expect(heightForKey('Enter', 236, 700, 236)).toBe(CLOSED);
  expect(heightForKey('End', 236, 700, 236)).toBe(420);
  expect(heightForKey('a', 236, 700, 236)).toBeUndefined();
});
