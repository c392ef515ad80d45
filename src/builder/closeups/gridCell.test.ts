import { expect, it } from 'vitest';
import { cellAt } from './gridCell.ts';

it('is counted row by row, of grids that are wider than high, too, and is at the edge where the place is beyond', () => {
  const places = [0.1, 0.9].flatMap((down) => [0.1, 0.5, 0.9].map((across) => cellAt(across, down, 2, 3)));
  expect(places).toEqual([0, 1, 2, 3, 4, 5]);
  expect(cellAt(0.9, 0.5, 3, 1)).toBe(1);
  expect([cellAt(-0.2, -0.2, 2, 3), cellAt(1, 1, 2, 3), cellAt(1.4, -1, 2, 3)]).toEqual([0, 5, 2]);
});
