import { describe, expect, it } from 'vitest';
import { fillShare, logLadder, nearestRung } from './sliderScale.ts';

describe('the ladder of a logarithmic slider', () => {
  it('holds round numbers only, ten to the decade', () => {
    expect(logLadder(0.001, 0.01)).toEqual([
      0.001, 0.0012, 0.0015, 0.002, 0.0025, 0.003, 0.004, 0.005, 0.006, 0.008, 0.01,
    ]);
  });

  it('keeps both ends even when they are not round', () => {
    const ladder = logLadder(0.00007, 0.7);
    expect(ladder[0]).toBe(0.00007);
    expect(ladder.at(-1)).toBe(0.7);
    expect(ladder).toEqual([...ladder].sort((a, b) => a - b));
    expect(new Set(ladder).size).toBe(ladder.length);
  });

  it('finds the rung nearest by ratio', () => {
    const ladder = logLadder(0.001, 1);
    for (const rung of ladder) expect(ladder[nearestRung(ladder, rung)]).toBe(rung);
    expect(ladder[nearestRung(ladder, 0.0345)]).toBe(0.03);
    expect(ladder[nearestRung(ladder, 0.036)]).toBe(0.04);
  });
});

it('fills the track up to the knob', () => {
  expect(fillShare(5, 0, 10)).toBe(0.5);
  expect(fillShare(-5, 0, 10)).toBe(0);
  expect(fillShare(3, 3, 3)).toBe(0);
});
