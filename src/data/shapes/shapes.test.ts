import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { outlines } from './outline.ts';

const SIDE = 24;
const data = prepareData({ type: 'shapes', samples: 600 }, 1);
const values = (id: string) => data.factors.find((f) => f.id === id)!.values;
const imageOf = (row: number) => data.inputs.subarray(row * SIDE * SIDE, (row + 1) * SIDE * SIDE);
const count = (mask: Uint8Array) => mask.reduce((sum, v) => sum + v, 0);

it('measures the distance from each outline, negative inside', () => {
  expect(outlines.circle.distance(0, 0)).toBe(-1);
  expect(outlines.circle.distance(0, -3)).toBe(2);
  expect(outlines.ring.distance(0.75, 0)).toBeCloseTo(-0.25, 6);
  expect(outlines.ring.distance(0, 0)).toBeCloseTo(0.5, 6);
  // A square whose corners lie 1.2 from the middle has sides 1.2 / √2 from it.
  expect(outlines.square.distance(0, 0)).toBeCloseTo(-1.2 / Math.SQRT2, 5);
  expect(outlines.square.distance(2, 0)).toBeCloseTo(2 - 1.2 / Math.SQRT2, 5);
  expect(outlines.cross.distance(0.9, 0.9)).toBeCloseTo(0.57, 6);
  expect(outlines.cross.distance(0.9, 0)).toBeCloseTo(-0.1, 6);
  expect(outlines.triangle.distance(0, -1.15)).toBeCloseTo(0, 6);
  expect(outlines.star.distance(0, 0)).toBeLessThan(0);
});

it('keeps every shape on the paper, in ink as strong as its factor says', () => {
  for (let row = 0; row < data.count; row++) {
    const image = imageOf(row);
    const border = image.filter(
      (_, p) => p % SIDE === 0 || p % SIDE === SIDE - 1 || p < SIDE || p >= SIDE * (SIDE - 1),
    );
    expect(Math.max(...border)).toBe(0);
    const strength = values('strength')[row]!;
    expect(Math.max(...image)).toBeLessThanOrEqual(strength + 1e-6);
    expect(Math.max(...image)).toBeGreaterThan(0.9 * strength);
  }
});

it('fills a shape or leaves its inside paper', () => {
  for (let row = 0; row < 120; row++) {
    if (data.classNames[data.targets[row]!] !== 'square') continue;
    const inside = data.parts!.masksOf(row).at(-1)!;
    const deep = [...inside.keys()].filter((p) => inside[p]);
    const mean = deep.reduce((sum, p) => sum + imageOf(row)[p]!, 0) / deep.length;
    const strength = values('strength')[row]!;
    if (values('filled')[row] === 1) expect(mean).toBeGreaterThan(0.9 * strength);
    else expect(mean).toBeLessThan(0.5 * strength);
  }
});

it('masks corners of what has corners, and edges in all directions of a circle', () => {
  for (let row = 0; row < 60; row++) {
    const masks = data.parts!.masksOf(row);
    const name = data.classNames[data.targets[row]!]!;
    expect(count(masks[4]!) > 0, name).toBe(name !== 'circle' && name !== 'ring');
    if (name === 'circle') for (const edges of masks.slice(0, 4)) expect(count(edges)).toBeGreaterThan(3);
  }
});

it('calls the edge of an upright square level above and below, upright at its sides', () => {
  const angles = values('angle');
  const row = [...angles.keys()].find(
    (i) => data.classNames[data.targets[i]!] === 'square' && Math.abs(angles[i]!) < 2,
  )!;
  const [level, rising, upright, falling] = data.parts!.masksOf(row).map(count) as [number, number, number, number];
  expect(Math.min(level, upright)).toBeGreaterThan(4 * Math.max(rising, falling));
});
