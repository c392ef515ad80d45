import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it('rises from −1 to 1 in every tooth', () => {
  const { coordinates, targets } = prepareData({ type: 'sawtooth', noise: 0, teeth: 4 }, 1);
  const width = 2 / 4;
  targets.forEach((value, i) => {
    const x = coordinates[i]!;
    const start = -1 + width * Math.floor((x + 1) / width);
    expect(value).toBeCloseTo(-1 + (2 * (x - start)) / width, 6);
  });
});
