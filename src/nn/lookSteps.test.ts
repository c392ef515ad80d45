import { expect, it } from 'vitest';
import { lookStepFrom, lookSteps } from './lookSteps.ts';

it('a run is looked at more often where most happens, and not at its end, which is looked at anyway', () => {
  expect(lookSteps(100)).toEqual([0, 10, 20, 50]);
  expect(lookSteps(101).at(-1)).toBe(100);
  expect([lookSteps(0), lookSteps(1), lookSteps(10)]).toEqual([[], [0], [0]]);
  expect(lookSteps(1e6).length).toBeLessThan(30);
});

it('names the next of them for a run without an end', () => {
  const steps = lookSteps(20_000);
  for (let step = 0; step < 10_001; step++) expect(lookStepFrom(step)).toBe(steps.find((one) => one >= step));
});
