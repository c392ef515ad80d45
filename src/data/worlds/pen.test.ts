import { expect, it } from 'vitest';
import { boxOf, inkInPlace, inkOf, SEGMENT } from './pen.ts';
import { render } from './render.ts';

const settings = { side: 28, extent: 20, radius: 1.5 };
const numbers = (paths: number[][], more = {}) => [...inkOf(paths, { ...settings, ...more }).segments];

it('brings the longer side to the extent, ink included, whatever unit it was drawn in', () => {
  for (const unit of [1, 300]) {
    const [ax, ay, bx, by, radius] = numbers([[0, 0, unit, 0]]) as [number, number, number, number, number];
    expect([bx - ax + 2 * radius, by - ay]).toEqual([expect.closeTo(20, 4), 0]);
    expect([(ax + bx) / 2, (ay + by) / 2]).toEqual([14, 14]);
  }
});

it('lays the centre of mass on the middle, or as far off it as it is told', () => {
  // An L: the middles of its two equal bars are (0, 0.5) and (0.5, 1), their middle (0.25, 0.75).
  const segments = numbers([[0, 0, 0, 1, 1, 1]], { shift: [2, -1] });
  expect(segments.slice(0, 2)).toEqual([expect.closeTo(16 - 0.25 * 17, 4), expect.closeTo(13 - 0.75 * 17, 4)]);
});

it('keeps strokes apart, and a dot a dot', () => {
  const { segments, starts } = inkOf(
    [
      [0, 0, 1, 0, 1, 1],
      [5, 5],
    ],
    settings,
  );
  expect(starts).toEqual([0, 2, 3]);
  expect(segments.length).toBe(3 * SEGMENT);
  const dot = inkOf([[7, 7]], settings);
  expect([...dot.segments]).toEqual([14, 14, 14, 14, 1.5]);
  const pixels = new Float32Array(28 * 28);
  render(dot, 28, pixels);
  expect(pixels.reduce((sum, v) => sum + v, 0)).toBeCloseTo(Math.PI * 1.5 ** 2, 0);
});

it('varies the pen along a stroke, but never so much that it breaks up', () => {
  const radii = (pressure: () => number) =>
    numbers([[0, 0, 1, 0, 2, 0]], { pressure }).filter((_, i) => i % SEGMENT === 4);
  expect(radii(() => 2)).toEqual([3, 3]);
  expect(radii(() => 0)).toEqual([0.55, 0.55]);
});

it('leaves ink in place where it is not to be normalised: paper from 0 to 1 covers whole pixels', () => {
  expect([...inkInPlace([[0, 0.5, 1, 0.5]], 28, 2).segments]).toEqual([-0.5, 13.5, 27.5, 13.5, 2]);
});

it('knows the box of all paths', () => {
  expect(
    boxOf([
      [1, 5, -2, 3],
      [0, 9],
    ]),
  ).toEqual({ left: -2, top: 3, right: 1, bottom: 9 });
});
