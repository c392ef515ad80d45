import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([0.5, 1, 3])('is the cosine of the distance from the middle: %f waves', (waves) => {
  const { coordinates, targets } = prepareData({ type: 'ripple', noise: 0, waves }, 1);
  targets.forEach((value, i) => {
    const radius = Math.hypot(coordinates[2 * i]!, coordinates[2 * i + 1]!);
    expect(value).toBeCloseTo(Math.cos(2 * Math.PI * waves * radius), 5);
  });
});
