import { expect, it } from 'vitest';
import { lookSteps } from './lookSteps.ts';

it('a run is looked at more often where most happens, and not at its end, which is looked at anyway', () => {
  expect(lookSteps(100)).toEqual([0, 10, 20, 30, 50, 70]);
  expect(lookSteps(101).at(-1)).toBe(100);
  expect([lookSteps(0), lookSteps(1), lookSteps(10)]).toEqual([[], [0], [0]]);
  expect(lookSteps(1e6).length).toBeLessThan(30);
});
