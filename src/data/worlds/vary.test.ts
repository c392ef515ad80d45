import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

/** Factors that can be set alone, by world, and those that cannot. */
const worlds = [
  ['digits', {}, 'slant rotation aspect width dx dy', 'class variant'],
  ['digits', { light: 0.8 }, 'slant rotation aspect width dx dy contrast brightness', 'class variant'],
  ['shapes', {}, 'class filled x y size angle strength', ''],
  ['shapes', { light: 1 }, 'class filled x y size angle strength contrast brightness', ''],
  ['relations', {}, 'discY discRadius squareY squareSide', 'class apart discX squareX'],
  ['faces', {}, 'expression identity glasses x y scale roll skin hair background light', ''],
] as const;

describe.each(worlds)('in the world of %s %o', (type, more, alone, bound) => {
  const data = prepareData({ type, samples: 40, noise: 0.1, ...more }, 5);
  const size = data.inputs.length / data.count;
  const imageOf = (row: number) => data.inputs.subarray(row * size, (row + 1) * size);
  const listOf = (row: number) => data.factors.map(({ values }) => values[row]!);
  const words = (text: string) => (text === '' ? [] : text.split(' '));

  it('knows of every factor whether it can be set alone', () => {
    expect(data.factors.map(({ id }) => id).sort()).toEqual([...words(alone), ...words(bound)].sort());
    for (const id of words(bound))
      expect(data.vary!(3, id, 0)).toMatch(/^(otherStrokes|followFromPlaces|changesPlaces)$/);
  });

  it.each(words(alone))('makes two images that differ in %s only', (id) => {
    const index = data.factors.findIndex((factor) => factor.id === id);
    const { kind, values, classes = [] } = data.factors[index]!;
    for (const row of [0, 7, 23]) {
      const own = listOf(row);
      const ends = [Math.min(...values), Math.max(...values)];
      const far = ends.sort((a, b) => Math.abs(b - own[index]!) - Math.abs(a - own[index]!))[0]!;
      const other = kind === 'class' ? (own[index]! + 1) % classes.length : far;
      const varied = data.vary!(row, id, other);
      if (typeof varied === 'string') throw new Error(varied);
      for (const [f, value] of varied.factors.entries()) expect(value).toBeCloseTo(f === index ? other : own[f]!, 4);
      // At its own value the image is the one of the data, noise and all.
      const same = data.vary!(row, id, own[index]!);
      if (typeof same === 'string') throw new Error(same);
      const apart = (a: Float32Array) => a.reduce((most, v, p) => Math.max(most, Math.abs(v - imageOf(row)[p]!)), 0);
      expect(apart(same.input)).toBeLessThan(1e-3);
      if (id !== 'angle') expect(apart(varied.input)).toBeGreaterThan(1e-3); // a circle and a ring look the same however they are turned
    }
  });
});
