import { describe, expect, it } from 'vitest';
import { LEAST_REST, MOST_STEPS, Pace } from './pace.ts';

/** A clock that a step moves on by so many milliseconds, and the limits that were asked for. */
function paced(perStep: number) {
  let now = 1000;
  const asked: number[] = [];
  const pace = new Pace(() => now);
  const make = (limit: number) => {
    asked.push(limit);
    now += limit * perStep;
    return limit;
  };
  pace.start();
  return {
    pace,
    make,
    asked,
    slice: (ms: number, use = make, hurry = false) => pace.run(now + ms, use, hurry),
    rest: (ms: number) => {
      now += ms;
    },
    made: () => asked.reduce((a, b) => a + b, 0),
  };
}

describe('a pace without a limit', () => {
  it('asks for more steps at a time while the clock allows it, and never for very many', () => {
    const { slice, asked, made } = paced(0.001);
    expect(slice(8)).toBe(0);
    expect(asked.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
    expect(Math.max(...asked)).toBe(MOST_STEPS);
    expect(made()).toBeGreaterThanOrEqual(8000);
    expect(made()).toBeLessThan(8000 + MOST_STEPS);
  });

  it('asks for one step where one takes longer than the slice', () => {
    const { slice, asked } = paced(20);
    slice(8);
    expect(asked).toEqual([1]);
  });

  it('goes on within what it asked for where fewer were made, and ends where none were', () => {
    const { slice, pace, rest } = paced(0);
    const asked: number[] = [];
    const made = [1, 1, 1, 3, 0];
    slice(8, (limit) => {
      asked.push(limit);
      rest(0.01);
      return made[asked.length - 1]!;
    });
    expect(asked).toEqual([1, 2, 1, 4, 1]);
    rest(600);
    slice(0);
    expect(pace.stepsPerSecond).toBeCloseTo((6 / 600.05) * 1000, 3);
  });
});

describe('a pace with a speed', () => {
  it('makes its share and no more, however the time comes in pieces', () => {
    const { pace, slice, rest, made } = paced(0.01);
    pace.speed = 100;
    for (let i = 0; i < 100; i++) {
      rest(16);
      slice(8);
    }
    // 1.6 seconds and what the steps took
    expect(made()).toBeGreaterThanOrEqual(159);
    expect(made()).toBeLessThanOrEqual(162);
  });

  it('says how long to wait for the next step', () => {
    const { pace, slice, rest } = paced(0);
    pace.speed = 20;
    rest(25);
    expect(slice(8)).toBeCloseTo(25, 9); // half a step is due
    rest(25);
    expect(slice(8)).toBeCloseTo(50, 9);
  });

  it('rests between steps at a high speed, and makes those that came due meanwhile', () => {
    const { pace, slice, rest, made } = paced(0);
    pace.speed = 1000;
    for (let i = 0; i < 100; i++) {
      expect(slice(8)).toBe(LEAST_REST);
      rest(LEAST_REST);
    }
    expect(made()).toBe(99 * LEAST_REST);
  });

  it('does not count in a hurry', () => {
    const { pace, slice, made } = paced(0.01);
    pace.speed = 1;
    expect(slice(8, undefined, true)).toBe(0);
    expect(made()).toBeGreaterThan(100);
  });
});
