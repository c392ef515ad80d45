import { describe, expect, it } from 'vitest';
import { leaderWords, type Standing } from './leaderWords.ts';

const stand = (tag: string, accuracy: number | null, more: Partial<Standing> = {}): Standing => ({
  ...{ tag, accuracy, loss: 0.5, count: 4, held: false },
  ...more,
});
const held = { count: 250, held: true };

describe('how networks side by side stand', () => {
  it('is counted over what they train on, best first, equal ones together', () => {
    expect(leaderWords([stand('A', 0.5), stand('B', 1), stand('C', 0.5)])).toBe('B has 4 of 4 right, A and C 2.');
    expect(leaderWords([stand('A', 0.75), stand('B', 0.75), stand('C', 0), stand('D', 0.25)])).toBe(
      'A and B have 3 of 4 right, D 1, C 0.',
    );
    expect(leaderWords([stand('A', 0.5), stand('B', 0.5)])).toBe('All have 2 of 4 right.');
  });

  it('is a share over samples that none of them trained on', () => {
    expect(leaderWords([stand('A', 0.86, held), stand('B', 0.952, held)])).toBe(
      'B is right for 95.2\u202f%, A for 86.0\u202f%.',
    );
    expect(leaderWords([stand('A', 0.5, held), stand('B', 0.5, held)])).toBe('All are right for 50.0\u202f%.');
  });

  it('names the lowest loss where there are no classes, if it stands apart', () => {
    expect(leaderWords([stand('A', null, { loss: 0.4 }), stand('B', null, { loss: 0.2 })])).toBe(
      'B has the lowest loss, 0.200.',
    );
    expect(leaderWords([stand('A', null, { loss: 0.4 }), stand('B', null, { loss: 0.399 })])).toBeUndefined();
  });

  it('is not said of one alone, of other samples, or where a number is none', () => {
    expect(leaderWords([stand('A', 1)])).toBeUndefined();
    expect(leaderWords([stand('A', 1), stand('B', 1, held)])).toBeUndefined();
    expect(leaderWords([stand('A', 1), stand('B', 1, { loss: Number.NaN })])).toBeUndefined();
  });
});
