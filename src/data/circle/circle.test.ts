import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it('draws a disc of radius 0.5, the positive class, in a ring from 0.7 to 1, each evenly by area', () => {
  const { coordinates, targets, classNames } = prepareData({ type: 'circle', noise: 0, samples: 4000 }, 1);
  expect(classNames).toEqual(['inside', 'outside']);
  let inner = 0;
  targets.forEach((label, i) => {
    const squared = coordinates[2 * i]! ** 2 + coordinates[2 * i + 1]! ** 2;
    if (label === 0) expect(squared).toBeLessThan(0.2500001);
    else {
      expect(squared).toBeGreaterThan(0.4899999);
      expect(squared).toBeLessThan(1.0000005);
    }
    if (squared < 0.125) inner++;
  });
  // Half of the disc's area lies within 1/√2 of its radius.
  expect(inner / 2000).toBeCloseTo(0.5, 1);
});
