import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([2, 3, 4, 5, 6])('labels the cells of a board of %i a side in turn and fills them all', (cells) => {
  const { coordinates, targets } = prepareData({ type: 'checkerboard', noise: 0, cells, samples: 1000 }, 1);
  const seen = new Set<number>();
  targets.forEach((label, i) => {
    const place = [0, 1].map((axis) => ((coordinates[2 * i + axis]! + 1) / 2) * cells);
    const [column, row] = place.map(Math.floor) as [number, number];
    expect((column + row) % 2).toBe(label);
    for (const p of place) expect(Math.abs(p - Math.floor(p) - 0.5)).toBeLessThan(0.40001);
    seen.add(row * cells + column);
  });
  expect(seen.size).toBe(cells * cells);
});
