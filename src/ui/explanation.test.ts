import { describe, expect, it } from 'vitest';
import { explains } from './explains.ts';
import { explanationOf } from './explanation.ts';

describe('a card of explanation', () => {
  it('is headed by the name of what it explains', () =>
    expect(explanationOf(' Learning\n rate ', 'How far a step goes.')).toEqual({
      title: 'Learning rate',
      says: 'How far a step goes.',
    }));

  it('keeps the spaces within numbers', () =>
    expect(explanationOf('test\n26 of 3\u202f500', 'A sample.').title).toBe('test 26 of 3\u202f500'));

  it('says a name once', () => {
    expect(explanationOf('Reset', 'Reset: back to step 0')).toEqual({ says: 'Reset: back to step 0' });
    expect(explanationOf('Close', 'Close')).toEqual({ title: 'Close' });
  });

  it('has no head where there is no short name', () => {
    expect(explanationOf('', 'Mean over samples')).toEqual({ says: 'Mean over samples' });
    expect(explanationOf('x'.repeat(49), 'Mean over samples')).toEqual({ says: 'Mean over samples' });
  });
});

describe('an element that is explained', () => {
  it('describes itself to who listens, and names the entry that says more where there is one', () => {
    expect(explains('Mean.')).toEqual({ 'data-explain': 'Mean.', 'aria-description': 'Mean.' });
    expect(explains('Mean.', 'loss')).toMatchObject({ 'data-term': 'loss' });
  });
});
