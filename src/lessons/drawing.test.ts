import { expect, it } from 'vitest';
import { added, inPlane, inShares, pathOf } from './drawing.ts';

const domain = [
  [-1, 3],
  [0, 2],
] as const;

it('goes from the screen to the plane and back: right is more of the first input, up more of the second', () => {
  expect(inPlane(domain, 0, 0)).toEqual([-1, 2]);
  expect(inPlane(domain, 1, 0.75)).toEqual([3, 0.5]);
  expect(inShares(domain, [3, 0.5])).toEqual([1, 0.75]);
});

it('a corner too near to the last one is left out, and a stroke ends at 400', () => {
  const one = [[[0, 1]]] as const;
  expect(added(one, [0.001, 1], domain)).toBe(one);
  expect(added(one, [1, 1], domain)).toEqual([
    [
      [0, 1],
      [1, 1],
    ],
  ]);
  const full = [Array.from({ length: 400 }, () => [0, 1] as const)];
  expect(added(full, [1, 1], domain)).toBe(full);
  expect(added([], [1, 1], domain)).toEqual([]);
});

it('is drawn as a path, one corner as a dot', () => {
  expect(pathOf(domain, [[-1, 2]])).toBe('M0,0L0,0');
  expect(
    pathOf(domain, [
      [-1, 2],
      [1, 1],
    ]),
  ).toBe('M0,0L0.5,0.5');
});
