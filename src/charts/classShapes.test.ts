import { describe, expect, it } from 'vitest';
import { shapeNames, shapeOf, shapePath, traceShape } from './classShapes.ts';

/** Area and bounds of the outline by the shoelace formula. */
function measure(index: number): { area: number; reach: number } {
  const points: [number, number][] = [];
  let round = 0;
  traceShape(
    {
      moveTo: (x, y) => points.push([x, y]),
      lineTo: (x, y) => points.push([x, y]),
      arc: (_x, _y, r) => {
        round = r;
      },
      closePath: () => undefined,
    },
    index,
    0,
    0,
    1,
  );
  if (round) return { area: Math.PI, reach: 1 };
  let twice = 0;
  points.forEach(([x, y], i) => {
    const [u, v] = points[(i + 1) % points.length]!;
    twice += x * v - u * y;
  });
  return { area: Math.abs(twice) / 2, reach: Math.max(...points.flat().map(Math.abs)) };
}

describe('class shapes', () => {
  it('are of about equal weight', () => {
    shapeNames.forEach((name, i) => {
      const { area, reach } = measure(i);
      expect(area, name).toBeGreaterThan(2.2);
      expect(area, name).toBeLessThan(3.9);
      expect(reach, name).toBeLessThan(1.5);
    });
  });

  it('tell 64 classes apart, with the colour or without it where that is the same', () => {
    expect([0, 1, 8, 9].map(shapeOf)).toEqual(['circle', 'square', 'square', 'triangle']);
    expect(new Set(Array.from({ length: 64 }, (_, i) => `${i % 8} ${shapeOf(i)}`)).size).toBe(64);
  });

  it('are closed paths in SVG', () => {
    for (let i = 0; i < 8; i++) expect(shapePath(i, 4)).toMatch(/^M[-\d. LA]+Z$/);
  });
});
