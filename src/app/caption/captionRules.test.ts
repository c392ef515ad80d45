import { describe, expect, it } from 'vitest';
import { type CaptionReading, captionState } from './captionRules.ts';

const reading: CaptionReading = { step: 3000, running: false, changed: undefined };
const what = (more: Partial<CaptionReading>) => captionState({ ...reading, ...more }).what;

describe('the sentence of the caption', () => {
  it('is that of the start before the first step', () => {
    expect(what({ step: 0 })).toBe('start');
    expect(what({ step: 0, running: true })).toBe('running');
  });

  it('says what was changed in place of what the example says of itself, at the start and later', () => {
    for (const changed of ['otherData', 'data', 'network'] as const) {
      expect(what({ step: 0, changed })).toBe(changed);
      expect(what({ changed })).toBe(changed);
      expect(what({ changed, running: true })).toBe('running');
    }
  });

  it('does not say of a start, nor of what lies before the end, what is true of a trained network', () => {
    const trained = 1243;
    expect(captionState({ ...reading, step: 0, trained })).toEqual({ what: 'early', steps: trained });
    expect(what({ step: 1000, trained })).toBe('early');
    expect(what({ step: 1000, trained, running: true })).toBe('running');
    expect(what({ step: 0, trained, changed: 'network' })).toBe('network');
    expect(what({ step: trained, trained })).toBe('paused');
  });

  it('tells running from paused', () => {
    expect(what({ running: true })).toBe('running');
    expect(what({})).toBe('paused');
  });
});
