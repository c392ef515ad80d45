import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([2, 3, 20, 100])('asks for the sum of the two marked values of %i steps, one in each half', (steps) => {
  const { inputs, targets, shape, task, classNames } = prepareData({ type: 'adding', steps }, 1);
  expect([shape, task, classNames]).toEqual([[steps, 2], 'regression', []]);
  targets.forEach((sum, i) => {
    const at = (t: number, column: number) => inputs[(i * steps + t) * 2 + column]!;
    const marked = Array.from({ length: steps }, (_, t) => t).filter((t) => at(t, 1) !== 0);
    expect(marked.map((t) => at(t, 1))).toEqual([1, 1]);
    expect(marked.map((t) => t < Math.floor(steps / 2))).toEqual([true, false]);
    expect(sum).toBe(Math.fround(at(marked[0]!, 0) + at(marked[1]!, 0)));
  });
});

it('costs 1/6 to those who always say 1', () => {
  const { targets } = prepareData({ type: 'adding', samples: 2000 }, 1);
  expect(targets.reduce((sum, t) => sum + (t - 1) ** 2, 0) / 2000).toBeCloseTo(1 / 6, 1);
});
