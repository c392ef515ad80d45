import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([
  { arms: 2, turns: 1.5 },
  { arms: 5, turns: 3 },
  { arms: 3, turns: 0.25 },
])('puts every point on its arm: $arms arms, $turns turns', ({ arms, turns }) => {
  const { coordinates, targets, classNames } = prepareData({ type: 'spiral', noise: 0, arms, turns, samples: 300 }, 1);
  expect(classNames.length).toBe(arms);
  targets.forEach((arm, i) => {
    const [x, y] = [coordinates[2 * i]!, coordinates[2 * i + 1]!];
    const radius = Math.hypot(x, y);
    const angle = 2 * Math.PI * (arm / arms + turns * radius);
    expect(radius).toBeGreaterThanOrEqual(0.0999999);
    expect(radius).toBeLessThan(1.0000001);
    expect(x).toBeCloseTo(radius * Math.cos(angle), 5);
    expect(y).toBeCloseTo(radius * Math.sin(angle), 5);
  });
});

it('strays by half the noise as standard deviation', () => {
  const at = (noise: number) => prepareData({ type: 'spiral', samples: 5000, noise }, 1).coordinates;
  const ideal = at(0);
  const strayed = at(0.2).map((v, i) => v - ideal[i]!);
  const variance = strayed.reduce((sum, v) => sum + v * v, 0) / strayed.length;
  expect(Math.sqrt(variance)).toBeCloseTo(0.1, 2);
});
