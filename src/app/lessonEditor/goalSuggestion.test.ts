import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMet } from '#lesson/condition.ts';
import { bound, goalOf, offers, readingKeys, readingOffers } from './goalSuggestion.ts';

const none = { lowest: {}, start: {}, twin: {} };

describe('a goal that is offered', () => {
  it('is not met at the start and is met at the end, with as few digits as that takes', () => {
    expect(bound(0.5, 0.988, 'atLeast')).toBe(0.9);
    expect(bound(0.5, 1, 'atLeast')).toBe(0.9);
    expect(bound(0.93, 0.988, 'atLeast')).toBe(0.98);
    expect(bound(0.69, 0.0412, 'below')).toBe(0.11);
    expect(bound(0.7, 0.7, 'below')).toBeUndefined();
    expect(bound(0.4, 0.3, 'atLeast')).toBeUndefined();
    expect(bound(Number.NaN, 1, 'atLeast')).toBeUndefined();
  });

  it('holds so for all numbers', () => {
    const value = fc.double({ min: 1e-6, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.constantFrom('below', 'atLeast'), (start, end, is) => {
        const at = bound(start, end, is);
        if (at === undefined) return;
        const met = (now: number) => isMet({ metric: 'trainLoss', of: [], is, value: at }, { trainLoss: now }, none);
        expect([met(start), met(end)]).toEqual([false, true]);
      }),
    );
  });

  it('is of every number that got better, with the run as its solution', () => {
    const run = {
      steps: 800,
      change: { seed: 2 },
      start: { trainLoss: 0.7, testLoss: 0.7, testAccuracy: 0.5, trainAccuracy: 0.5 },
      end: { trainLoss: 0.05, testLoss: 0.9, testAccuracy: 0.97, trainAccuracy: 0.5, parameters: 9, testR2: 0.8 },
    };
    const found = offers(run);
    expect(found.map(({ metric }) => metric)).toEqual(['testAccuracy', 'trainLoss', 'testR2']);
    expect(goalOf('goal', found[0]!, run)).toMatchObject({
      says: 'Bring the test accuracy to 90\u202f%.',
      when: [{ metric: 'testAccuracy', is: 'atLeast', value: 0.9 }],
      solution: { steps: 800, change: { seed: 2 } },
    });
  });

  it('may be of what is measured inside: of each block, whichever way it moved, named as the page names it', () => {
    const network = [
      { id: 'a', type: 'dense' },
      { id: 'out', type: 'dense' },
    ] as never;
    expect(readingKeys({ network })).toEqual([
      ...['reads(input)', 'reads(a)', 'reads(out)', 'dead(a)', 'dead(out)', 'gradientRatio(a, out)'],
      ...['pieces', 'shifted(1)', 'exchanged'],
    ]);
    const start = { trainLoss: 0.7, 'reads(a)': 0.8, 'dead(a)': 0.5, 'dead(out)': 0, pieces: Number.NaN };
    const end = { trainLoss: 0.1, 'reads(a)': 0.99, 'dead(a)': 0.125, 'dead(out)': 0, pieces: Number.NaN };
    const offered = readingOffers({ start, end });
    expect(offered).toEqual([
      { metric: 'reads', of: ['a'], start: 0.8, end: 0.99, is: 'atLeast', value: 0.97 },
      { metric: 'dead', of: ['a'], start: 0.5, end: 0.125, is: 'below', value: 0.2 },
    ]);
    const goals = offered.map((one) => goalOf('goal', one, { steps: 40, start, end }, () => 'Dense 1'));
    expect(goals.map(({ says }) => says)).toEqual([
      'Bring the share read at Dense 1 to 0.97.',
      'Bring the share of units of Dense 1 that are 0 on every sample below 20\u202f%.',
    ]);
    expect(goals[0]!.when).toEqual([{ metric: 'reads', of: ['a'], is: 'atLeast', value: 0.97 }]);
  });
});
