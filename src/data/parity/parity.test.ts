import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

const STEPS = 9;
const ones = (row: Float32Array) => row.reduce((sum, bit) => sum + bit, 0);

it('answers for the bits up to every step', () => {
  const { inputs, targets, positions, classNames } = prepareData({ type: 'parity', steps: STEPS, each: true }, 1);
  expect([positions, targets.length]).toEqual([STEPS, 1000 * STEPS]);
  targets.forEach((label, k) => {
    const start = k - (k % STEPS);
    const odd = ones(inputs.subarray(start, k + 1)) % 2 === 1;
    expect(classNames[label]).toBe(odd ? 'odd' : 'even');
  });
});

it('answers once for the same rows where only the whole is asked for', () => {
  const each = prepareData({ type: 'parity', steps: STEPS, each: true }, 1);
  const once = prepareData({ type: 'parity', steps: STEPS, each: false }, 1);
  expect(once.inputs).toEqual(each.inputs);
  expect(once.positions).toBe(1);
  expect([...once.targets]).toEqual(Array.from({ length: 1000 }, (_, i) => each.targets[i * STEPS + STEPS - 1]));
});

it('has as many odd rows as even ones, and ones at every place in half of them', () => {
  const { inputs, targets } = prepareData({ type: 'parity', steps: STEPS, each: false, samples: 2000 }, 1);
  expect(targets.filter((label) => label === 0).length).toBe(1000);
  for (let t = 0; t < STEPS; t++) {
    expect(inputs.filter((bit, k) => k % STEPS === t && bit === 1).length / 2000).toBeCloseTo(0.5, 1);
  }
});
