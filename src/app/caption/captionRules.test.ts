import { describe, expect, it } from 'vitest';
import { type CaptionReading, captionState, PATIENCE, stuckFor, worseSince } from './captionRules.ts';

/** A curve with a point every hundred steps. */
function curve(train: readonly number[], test: readonly number[] = train) {
  return { count: train.length, step: train.map((_, i) => 100 * i), trainLoss: train, testLoss: test };
}
const falling = Array.from({ length: 31 }, (_, i) => 1 / (1 + i));
const flat = Array.from({ length: 31 }, (_, i) => 0.7 + 0.002 * (i % 2));
const reading: CaptionReading = {
  step: 3000,
  running: false,
  changed: undefined,
  solved: false,
  held: true,
  curve: curve(falling),
};
const what = (more: Partial<CaptionReading>) => captionState({ ...reading, ...more }).what;

describe('the sentence of the caption', () => {
  it('is that of the start before the first step', () => {
    expect(what({ step: 0, curve: curve([1]) })).toBe('start');
    expect(what({ step: 0, curve: curve([1]), running: true })).toBe('running');
  });

  it('says what was changed in place of what the example says of itself, at the start and later', () => {
    for (const changed of ['otherData', 'data', 'network'] as const) {
      expect(what({ step: 0, curve: curve([1]), changed })).toBe(changed);
      expect(what({ changed })).toBe(changed);
      expect(what({ changed, running: true })).toBe('running');
      expect(what({ changed, solved: true })).toBe('solved');
    }
  });

  it('does not say of a start, nor of what lies before the end, what is true of a trained network', () => {
    const trained = 1243;
    expect(captionState({ ...reading, step: 0, trained })).toEqual({ what: 'early', steps: trained });
    expect(what({ step: 0, trained, solved: true })).toBe('early');
    expect(what({ step: 1000, trained })).toBe('early');
    expect(what({ step: 1000, trained, running: true })).toBe('running');
    expect(what({ step: 0, trained, changed: 'network' })).toBe('network');
    expect(what({ step: trained, trained })).toBe('paused');
  });

  it('tells running from paused', () => {
    expect(what({ running: true })).toBe('running');
    expect(what({})).toBe('paused');
  });

  it('calls it solved where it is, before all else that may be said of the run, but not before the first step', () => {
    expect(what({ solved: true })).toBe('solved');
    expect(what({ solved: true, running: true, curve: curve(flat) })).toBe('solved');
    expect(what({ solved: true, step: 0, curve: curve([1]) })).toBe('start');
  });

  it('calls it stuck where the loss has not moved by a hundredth over the second half, and not too early', () => {
    expect(captionState({ ...reading, curve: curve(flat) })).toEqual({ what: 'stuck', steps: 1500 });
    expect(stuckFor(curve(flat), PATIENCE - 1)).toBeUndefined();
    expect(stuckFor(curve(flat), PATIENCE)).toBe(PATIENCE / 2);
    expect(stuckFor(curve(falling), 3000)).toBeUndefined();
    // A plateau that was left is none.
    expect(stuckFor(curve([...flat.slice(0, 12), ...falling.slice(0, 19)]), 3000)).toBeUndefined();
    expect(stuckFor(curve([0.7, 0.7, 0.7]), 3000)).toBeUndefined();
  });

  it('says where the test got worse while the training went on getting better', () => {
    const rising = falling.map((value, i) => (i <= 10 ? value : falling[10]! * (1 + 0.02 * (i - 10))));
    expect(captionState({ ...reading, curve: curve(falling, rising) })).toEqual({ what: 'worse', since: 1000 });
    expect(worseSince(curve(rising, rising), 3000)).toBeUndefined();
    expect(worseSince(curve(falling, falling), 3000)).toBeUndefined();
    expect(what({ held: false, curve: curve(falling, rising) })).toBe('paused');
  });

  it('looks at nothing beyond the step that is shown', () => {
    const rising = falling.map((value, i) => (i <= 10 ? value : 2));
    expect(worseSince(curve(falling, rising), 1000)).toBeUndefined();
  });
});
