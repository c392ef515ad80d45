import { expect, it } from 'vitest';
import { dueAt, EVERY, REST, type Situation } from './schedule.ts';

const standing: Situation = {
  ...{ seen: true, running: false, step: 300, numbers: 'run 1 step 300', measured: undefined, busy: false },
  ...{ began: Number.NEGATIVE_INFINITY, runningSince: 0, standingSince: 5000 },
};

it('a run that stands is measured once it has stood a moment', () => {
  expect(dueAt(standing)).toBe(5000 + REST);
});

it('what was measured is not measured again, and what came since is', () => {
  expect(dueAt({ ...standing, measured: standing.numbers })).toBeUndefined();
  expect(dueAt({ ...standing, measured: 'run 1 step 200' })).toBe(5000 + REST);
});

it('while it runs it is measured every ten seconds at most, first ten seconds after it began', () => {
  const running = { ...standing, running: true, runningSince: 7000 };
  expect(dueAt(running)).toBe(7000 + EVERY);
  expect(dueAt({ ...running, began: 30_000 })).toBe(30_000 + EVERY);
  expect(dueAt({ ...running, began: 30_000, runningSince: 35_000 })).toBe(35_000 + EVERY);
});

it('nothing is measured at the start, while nobody looks, and while a measurement is under way', () => {
  expect(dueAt({ ...standing, step: 0 })).toBeUndefined();
  expect(dueAt({ ...standing, seen: false })).toBeUndefined();
  expect(dueAt({ ...standing, busy: true })).toBeUndefined();
});

it('in an hour of training there are no more than 360 measurements', () => {
  let at = 0;
  let count = 0;
  let began = Number.NEGATIVE_INFINITY;
  while (at < 3_600_000) {
    const due = dueAt({ ...standing, running: true, numbers: `step ${at}`, began, runningSince: 0 })!;
    if (due <= at) {
      began = at;
      count++;
    }
    at += 50;
  }
  expect(count).toBeLessThanOrEqual(360);
  expect(count).toBeGreaterThan(300);
});
