import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([2, 3, 6])('stands %i clouds on a circle, each with the spread that the noise says', (classes) => {
  const { coordinates, targets, classNames } = prepareData(
    { type: 'gaussians', classes, samples: 5000, noise: 0.2 },
    1,
  );
  expect(classNames.length).toBe(classes);
  for (let k = 0; k < classes; k++) {
    const rows = [...targets.keys()].filter((i) => targets[i] === k);
    const mean = (axis: number) => rows.reduce((sum, i) => sum + coordinates[2 * i + axis]!, 0) / rows.length;
    const [x, y] = [mean(0), mean(1)];
    const angle = 2 * Math.PI * (1 / 8 + k / classes);
    expect(x).toBeCloseTo(0.6 * Math.cos(angle), 1);
    expect(y).toBeCloseTo(0.6 * Math.sin(angle), 1);
    const variance = rows.reduce((sum, i) => sum + (coordinates[2 * i]! - x) ** 2, 0) / rows.length;
    expect(Math.abs(Math.sqrt(variance) - 0.2)).toBeLessThan(0.02);
  }
});
