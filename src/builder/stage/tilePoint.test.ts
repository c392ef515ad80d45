import { expect, it } from 'vitest';
import { areTargets, pointAt, stepCell } from './tilePoint.ts';

const domain = [
  [-2, 2],
  [-1, 3],
] as const;

it('means the point of the plane that is drawn there: to the right and upwards', () => {
  expect(pointAt(domain, 0, 0)).toEqual([-2, 3]);
  expect(pointAt(domain, 1, 0)).toEqual([2, 3]);
  expect(pointAt(domain, 0.25, 1)).toEqual([-1, -1]);
  expect(pointAt(domain.slice(0, 1), 0.75, 0.3)).toEqual([1]);
});

it('walks from cell to cell, not beyond the edge', () => {
  const map = { kind: 'map', units: 2, first: 0, shown: 2, across: 3, down: 2 } as const;
  expect(stepCell(map, 1, 6, 1, 0)).toEqual({ x: 1, y: 0, cell: 7 });
  expect(stepCell(map, 1, 6, 0, 1)).toEqual({ x: 0, y: 1, cell: 9 });
  expect(stepCell(map, 0, 5, 1, 1)).toEqual({ x: 2, y: 1, cell: 5 });
  expect(stepCell(map, 0, 0, -1, -1)).toEqual({ x: 0, y: 0, cell: 0 });
  const steps = { kind: 'steps', units: 4, first: 0, shown: 4, across: 6, down: 1 } as const;
  expect(stepCell(steps, 3, 2 * 4 + 3, 1, 0)).toEqual({ x: 3, y: 0, cell: 3 * 4 + 3 });
});

it('takes tiles for targets from 24 px on', () => {
  const tile = (width: number, height: number) => ({ x: 0, y: 0, width, height });
  expect(areTargets([tile(24, 24), tile(30, 24)])).toBe(true);
  expect(areTargets([tile(24, 24), tile(24, 23)])).toBe(false);
});
