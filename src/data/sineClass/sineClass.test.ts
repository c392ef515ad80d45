import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

/** The number of whole and half waves by the changes of sign: within one of twice the waves. */
const changes = (wave: Float32Array) => wave.reduce((n, v, t) => n + (t > 0 && v < 0 !== wave[t - 1]! < 0 ? 1 : 0), 0);

it.each([2, 3])('gives %i classes waves of 1.5 · 2ᵏ over the sequence, within a fifth', (classes) => {
  const steps = 64;
  const { inputs, targets, classNames } = prepareData({ type: 'sineClass', noise: 0, steps, classes }, 1);
  expect(classNames.length).toBe(classes);
  targets.forEach((label, i) => {
    const waves = 1.5 * 2 ** label;
    const half = changes(inputs.subarray(i * steps, (i + 1) * steps));
    expect(half).toBeGreaterThanOrEqual(Math.floor(2 * waves * 0.8 * (63 / 64)) - 1);
    expect(half).toBeLessThanOrEqual(Math.ceil(2 * waves * 1.2));
  });
});

it('begins anywhere on the wave', () => {
  const { inputs } = prepareData({ type: 'sineClass', noise: 0, samples: 2000, steps: 16 }, 1);
  const first = Float32Array.from({ length: 2000 }, (_, i) => inputs[i * 16]!);
  const mean = first.reduce((sum, v) => sum + v, 0) / 2000;
  const square = first.reduce((sum, v) => sum + v * v, 0) / 2000;
  expect(mean).toBeCloseTo(0, 1);
  expect(square).toBeCloseTo(0.5, 1);
});
