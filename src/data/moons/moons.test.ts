import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it('puts the moons on half circles of radius ⅔ that fill −1 … 1, upper first', () => {
  const { coordinates, targets, classNames } = prepareData({ type: 'moons', noise: 0 }, 1);
  expect(classNames).toEqual(['upper', 'lower']);
  targets.forEach((label, i) => {
    const side = label === 0 ? 1 : -1;
    const [x, y] = [coordinates[2 * i]! + side / 3, coordinates[2 * i + 1]! + side / 6];
    expect(Math.hypot(x, y)).toBeCloseTo(2 / 3, 5);
    expect(side * y).toBeGreaterThan(-1e-6);
  });
});
