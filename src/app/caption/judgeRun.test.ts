import { describe, expect, it } from 'vitest';
import { judgeRun, PATIENCE, type RunReading, stuckFor, worseSince } from './judgeRun.ts';

/** A curve with a point every hundred steps. */
const curve = (train: readonly number[], test: readonly number[] = train, share = Number.NaN) => ({
  count: train.length,
  step: train.map((_, i) => 100 * i),
  trainLoss: train,
  testLoss: test,
  trainAccuracy: train.map(() => share),
  testAccuracy: train.map((_, i) => share + i / 1000),
});
const falling = Array.from({ length: 31 }, (_, i) => 1 / (1 + i));
const flat = Array.from({ length: 31 }, (_, i) => 0.7 + 0.002 * (i % 2));
const rising = falling.map((value, i) => (i <= 10 ? value : falling[10]! * (1 + 0.02 * (i - 10))));
const still = { id: 'a', units: 8, why: 'off' } as const;
const reading: RunReading = {
  step: 3000,
  solved: false,
  held: true,
  curve: curve(falling) as never,
  tried: new Set(),
};
const judged = (more: Record<string, unknown>) => judgeRun({ ...reading, ...more } as RunReading);
const what = (more: Record<string, unknown>) => judged(more)?.what;

describe('what a run has come to', () => {
  it('is nothing while it goes on well, and before the first step whatever holds', () => {
    expect(what({})).toBeUndefined();
    expect(what({ step: 0, solved: true, still })).toBeUndefined();
  });

  it('is solved before all else that may be said of it', () => {
    expect(judged({ solved: true, still, curve: curve(flat) })).toEqual({ what: 'solved' });
  });

  it('is a block that is still, before what comes of it', () => {
    expect(judged({ still, curve: curve(flat) })).toEqual({ what: 'still', found: still });
  });

  it('is stuck where the loss has not moved by a hundredth over the second half, and not too early', () => {
    expect(judged({ curve: curve(flat) })).toEqual({ what: 'stuck', steps: 1500, again: false });
    expect(stuckFor(curve(flat) as never, PATIENCE - 1)).toBeUndefined();
    expect(stuckFor(curve(flat) as never, PATIENCE)).toBe(PATIENCE / 2);
    expect(stuckFor(curve(falling) as never, 3000)).toBeUndefined();
    // A plateau that was left is none.
    expect(stuckFor(curve([...flat.slice(0, 12), ...falling.slice(0, 19)]) as never, 3000)).toBeUndefined();
    expect(stuckFor(curve([0.7, 0.7, 0.7]) as never, 3000)).toBeUndefined();
  });

  it('is worse where the test loss rises while the training loss goes on falling', () => {
    expect(judged({ curve: curve(falling, rising) })).toEqual({ what: 'worse', since: 1000 });
    expect(worseSince(curve(rising, rising) as never, 3000)).toBeUndefined();
    expect(worseSince(curve(falling, falling) as never, 3000)).toBeUndefined();
    expect(what({ held: false, curve: curve(falling, rising) })).toBeUndefined();
  });

  it('knows nothing beyond the step that is shown', () => {
    const late = falling.map((value, i) => (i <= 10 ? value : 2));
    expect(worseSince(curve(falling, late) as never, 1000)).toBeUndefined();
  });

  it('is not proposed twice in one work; stuck again is said to be so', () => {
    expect(what({ still, tried: new Set(['still']) })).toBeUndefined();
    expect(what({ curve: curve(falling, rising), tried: new Set(['worse']) })).toBeUndefined();
    expect(judged({ curve: curve(flat), tried: new Set(['stuck']) })).toEqual({
      what: 'stuck',
      steps: 1500,
      again: true,
    });
  });
});

describe('a run without a part of the network', () => {
  const before = { without: 'Dense 2', curve: curve(falling.slice(0, 11), falling.slice(0, 11), 0.9) };

  it('is set against the run before at the same step, and against its end beyond it', () => {
    const now = curve(falling, falling, 0.5);
    const at = (step: number) => judged({ step, before, curve: now });
    expect(at(500)).toEqual({ what: 'against', without: 'Dense 2', of: 'accuracy', now: 0.505, was: 0.905, at: 500 });
    expect(at(2000)).toMatchObject({ now: 0.52, was: 0.91, at: 1000 });
    expect(judged({ step: 500, held: false, before, curve: now })).toMatchObject({ now: 0.5, was: 0.9 });
  });

  it('is set against it by the loss where no share is right', () => {
    const was = { without: 'Dense 2', curve: curve(flat) };
    expect(judged({ step: 500, before: was })).toEqual({
      ...{ what: 'against', without: 'Dense 2', of: 'loss' },
      ...{ now: falling[5], was: flat[5], at: 500 },
    });
  });

  it('that solves it too says without what', () => {
    expect(judged({ solved: true, before })).toEqual({ what: 'solved', without: 'Dense 2' });
  });
});
