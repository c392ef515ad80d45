import { expect, it } from 'vitest';
import { inkOf } from './pen.ts';
import { strokeMasks, strokeParts } from './strokeParts.ts';

const SIDE = 28;
const settings = { side: SIDE, extent: 20, radius: 1.5 };

/** Masks of drawn paths by name, as lists of pixels [column, row]. */
function partsOf(...paths: number[][]): Record<string, [number, number][]> {
  const masks = strokeMasks(inkOf(paths, settings), SIDE);
  return Object.fromEntries(
    strokeParts.map((name, k) => [
      name,
      [...masks[k]!.keys()].filter((p) => masks[k]![p]).map((p) => [p % SIDE, Math.floor(p / SIDE)]),
    ]),
  );
}

const spread = (pixels: readonly (readonly [number, number])[], axis: 0 | 1) =>
  Math.max(...pixels.map((p) => p[axis])) - Math.min(...pixels.map((p) => p[axis]));

it('tells the four directions of straight strokes', () => {
  for (const [name, path] of [
    ['level strokes', [0, 0, 10, 1]],
    ['rising strokes', [0, 10, 10, 0]],
    ['upright strokes', [0, 0, 1, 10]],
    ['falling strokes', [0, 0, 10, 10]],
  ] as const) {
    const parts = partsOf([...path]);
    for (const other of strokeParts.slice(0, 4)) expect(parts[other]!.length > 0, other).toBe(other === name);
  }
});

it('finds two ends of a straight stroke, seventeen pixels apart, and nothing else', () => {
  const parts = partsOf([0, 0, 5, 0, 10, 0]);
  expect(parts['ends']!.length).toBeGreaterThan(4);
  expect(spread(parts['ends']!, 0)).toBeGreaterThan(16);
  for (const name of ['crossings', 'corners', 'loops']) expect(parts[name]).toEqual([]);
});

it('finds where two strokes cross, in the middle of a plus', () => {
  const { crossings, ends } = partsOf([-1, 0, 1, 0], [0, -1, 0, 1]);
  expect(crossings!.length).toBeGreaterThan(4);
  for (const [x, y] of crossings!) expect(Math.hypot(x - 14, y - 14)).toBeLessThanOrEqual(2.6);
  expect([spread(ends!, 0), spread(ends!, 1)].every((s) => s > 16)).toBe(true);
});

it('finds the corner of an L, not the bend of a wide arc', () => {
  const { corners } = partsOf([0, 0, 0, 1, 1, 1]);
  expect(corners!.length).toBeGreaterThan(4);
  expect(spread(corners!, 0)).toBeLessThan(7);
  const arc = Array.from({ length: 40 }, (_, i) => [Math.cos(i / 10), Math.sin(i / 10)]).flat();
  expect(partsOf(arc)['corners']).toEqual([]);
});

it('fills what a closed stroke encloses, which has no ends', () => {
  const square = partsOf([0, 0, 1, 0, 1, 1, 0, 1, 0, 0]);
  // Seventeen pixels from middle line to middle line, less the pen's three.
  expect(square['loops']!.length).toBeGreaterThanOrEqual(13 * 13);
  expect(square['loops']!.length).toBeLessThanOrEqual(15 * 15);
  expect(square['ends']).toEqual([]);
  expect(partsOf([0, 0, 1, 0, 1, 1, 0, 1, 0, 0.5])['loops']).toEqual([]);
});
