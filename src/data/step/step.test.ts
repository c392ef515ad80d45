import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it('jumps from −1 to 1 at 0 with one step', () => {
  const { coordinates, targets } = prepareData({ type: 'step', noise: 0, steps: 1 }, 1);
  targets.forEach((value, i) => {
    expect(value).toBe(coordinates[i]! < 0 ? -1 : 1);
  });
});

it('has one level more than steps, evenly spaced', () => {
  const { targets } = prepareData({ type: 'step', noise: 0, steps: 4 }, 1);
  expect([...new Set(targets)].sort((a, b) => a - b)).toEqual([-1, -0.5, 0, 0.5, 1]);
});
