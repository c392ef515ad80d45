import { describe, expect, it } from 'vitest';
import { defaults } from '#nn/field.ts';
import { type ScheduleType, schedules } from '#nn/training.ts';
import { power, scheduleFactor } from './schedule.ts';

describe('the factor on the learning rate', () => {
  it('is 1 at every step of a constant schedule', () => {
    for (const t of [0, 1, 1000, 1e7]) expect(scheduleFactor({ type: 'constant' }, t)).toBe(1);
  });

  it('drops by the factor every so many steps', () => {
    const at = (t: number) => scheduleFactor({ type: 'step', every: 100, factor: 0.5, warmUp: 0 }, t);
    expect([0, 99, 100, 199, 200, 350].map(at)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.125]);
    expect(scheduleFactor({ type: 'step', every: 10, factor: 0, warmUp: 0 }, 10)).toBe(0);
  });

  it('falls smoothly by the factor in so many steps', () => {
    const at = (t: number) => scheduleFactor({ type: 'exponential', every: 100, factor: 0.25, warmUp: 0 }, t);
    expect(at(0)).toBe(1);
    expect(at(50)).toBeCloseTo(0.5, 6);
    expect(at(100)).toBeCloseTo(0.25, 6);
    expect(at(200)).toBeCloseTo(0.0625, 6);
  });

  it('falls along half a cosine to its end value and stays there', () => {
    const at = (t: number) => scheduleFactor({ type: 'cosine', steps: 1000, end: 0.2, warmUp: 0 }, t);
    expect(at(0)).toBe(1);
    expect(at(250)).toBeCloseTo(0.2 + 0.4 * (1 + Math.SQRT1_2), 6);
    expect(at(500)).toBeCloseTo(0.6, 6);
    expect(at(1000)).toBeCloseTo(0.2, 6);
    expect(at(5000)).toBe(at(1000));
    for (let t = 0; t < 1000; t += 7) expect(at(t + 7)).toBeLessThanOrEqual(at(t));
  });

  it('rises over the warm-up: 1/n at the first step, 1 at the n-th', () => {
    const at = (t: number) => scheduleFactor({ type: 'warmUp', warmUp: 4 }, t);
    expect([0, 1, 2, 3, 4, 100].map(at)).toEqual([0.25, 0.5, 0.75, 1, 1, 1]);
    expect(scheduleFactor({ type: 'warmUp', warmUp: 0 }, 0)).toBe(1);
  });

  it('is the product where a schedule warms up first', () => {
    expect(scheduleFactor({ type: 'step', every: 2, factor: 0.5, warmUp: 4 }, 2)).toBe(0.75 * 0.5);
    const plain = scheduleFactor({ type: 'cosine', steps: 100, end: 0, warmUp: 0 }, 9);
    expect(scheduleFactor({ type: 'cosine', steps: 100, end: 0, warmUp: 20 }, 9)).toBe(0.5 * plain);
  });

  it('is a number from 0 to 1 for the defaults of every schedule at any step', () => {
    for (const type of Object.keys(schedules) as ScheduleType[]) {
      const schedule = { type, ...defaults(schedules[type]) } as Parameters<typeof scheduleFactor>[0];
      for (const t of [0, 1, 499, 5000, 1e6, 1e9]) {
        const factor = scheduleFactor(schedule, t);
        expect(factor).toBeGreaterThanOrEqual(0);
        expect(factor).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe('a whole power', () => {
  it('is the product of so many factors', () => {
    expect([0, 1, 2, 3, 10].map((n) => power(2, n))).toEqual([1, 2, 4, 8, 1024]);
    expect(power(0.999, 1000)).toBeCloseTo(0.999 ** 1000, 12);
    expect(power(0, 0)).toBe(1);
    expect(power(0.5, 1e6)).toBe(0);
  });
});
