import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { SIDE } from './barsAndStripes.ts';

const pictureOf = (inputs: Float32Array, i: number) => [...inputs.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE)];
const columns = (picture: number[]) => picture.map((_, p) => picture[p % SIDE]!);
const rows = (picture: number[]) => picture.map((_, p) => picture[p - (p % SIDE)]!);

it('switches whole columns for bars and whole rows for stripes, never all or none', () => {
  const { inputs, targets, shape, classNames } = prepareData({ type: 'barsAndStripes', noise: 0 }, 1);
  expect([shape, classNames]).toEqual([
    [1, 8, 8],
    ['bars', 'stripes'],
  ]);
  targets.forEach((label, i) => {
    const picture = pictureOf(inputs, i);
    expect(picture).toEqual(classNames[label] === 'bars' ? columns(picture) : rows(picture));
    const ink = picture.reduce((sum, v) => sum + v, 0);
    expect(ink).toBeGreaterThan(0);
    expect(ink).toBeLessThan(64);
    expect(ink % 8).toBe(0);
  });
});

it('shows each of the 508 pictures once before any comes again', () => {
  const { inputs } = prepareData({ type: 'barsAndStripes', noise: 0, samples: 600 }, 1);
  const seen = Array.from({ length: 600 }, (_, i) => pictureOf(inputs, i).join(''));
  expect(new Set(seen.slice(0, 508)).size).toBe(508);
  expect(seen.slice(508)).toEqual(seen.slice(0, 92));
});

it('strays by half the noise as standard deviation, pixel by pixel', () => {
  const at = (noise: number) => prepareData({ type: 'barsAndStripes', noise }, 1).inputs;
  const ideal = at(0);
  const strayed = at(0.4).map((v, i) => v - ideal[i]!);
  const variance = strayed.reduce((sum, v) => sum + v * v, 0) / strayed.length;
  expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
});
