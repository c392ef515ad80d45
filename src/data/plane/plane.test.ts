import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it('is exactly the mean of both coordinates without noise', () => {
  const { coordinates, targets, classNames, task } = prepareData({ type: 'plane', noise: 0 }, 1);
  expect([task, classNames]).toEqual(['regression', []]);
  targets.forEach((value, i) => {
    expect(value).toBe(Math.fround((coordinates[2 * i]! + coordinates[2 * i + 1]!) / 2));
  });
});

it('strays in value, not in place', () => {
  const [exact, noisy] = [0, 0.4].map((noise) => prepareData({ type: 'plane', samples: 5000, noise }, 1));
  expect(noisy!.coordinates).toEqual(exact!.coordinates);
  const variance = noisy!.targets.reduce((sum, v, i) => sum + (v - exact!.targets[i]!) ** 2, 0) / 5000;
  expect(Math.sqrt(variance)).toBeCloseTo(0.2, 2);
});
