import { expect, it } from 'vitest';
import { defaults } from '#nn/field.ts';
import { initialize } from '#nn/initialize.ts';
import { sizeOf } from '#nn/shape.ts';
import { phrased } from '#testing/told.ts';
import { convTranspose2d } from './convTranspose2d.ts';

const valuesOf = (own: object = {}) => ({ ...defaults(convTranspose2d.fields), ...own });

it.each([
  [7, {}, 14],
  [7, { kernel: 4, padding: 1 }, 14],
  [7, { kernel: 3, stride: 1 }, 9],
  [4, { kernel: 1, stride: 3 }, 10],
])('a side of %i becomes (H − 1)·S − 2·P + F with %j: %i', (side, own, expected) => {
  const output = convTranspose2d.outputShape({ shape: [2, side, side] }, valuesOf({ filters: 3, ...own }));
  expect(output).toEqual({ shape: [3, expected, expected] });
});

it('says when padding leaves nothing, and how much would leave something', () => {
  const values = valuesOf({ padding: 3 });
  expect(phrased(convTranspose2d.outputShape({ shape: [8, 2, 5] }, values))).toEqual({
    field: 'padding',
    message: 'padding 3 leaves nothing of [8, 2, 5]: (2 − 1)·2 − 2·3 + 2 = -2; it may be at most 1',
    fixes: [{ label: 'Padding 1', set: { padding: 1 } }],
  });
  expect(convTranspose2d.outputShape({ shape: [8, 2, 5] }, { ...values, padding: 1 })).toHaveProperty('shape');
});

it('starts as PyTorch does, which counts filters·F² inputs to a unit', () => {
  const specs = convTranspose2d.parameters({ shape: [16, 4, 4] }, valuesOf({ filters: 5, kernel: 3 }));
  for (const [name, spec] of Object.entries(specs)) {
    const out = new Float32Array(sizeOf(spec.shape));
    initialize(out, spec, 'pytorch', [3, 4]);
    const most = out.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(most, name).toBeLessThanOrEqual(1 / Math.sqrt(45));
    expect(most, name).toBeGreaterThan((name === 'weight' ? 0.98 : 0.3) / Math.sqrt(45));
  }
});

it('with stride 1 slides like a convolution: output o sees o + P − F + 1 … o + P', () => {
  expect(convTranspose2d.window!(valuesOf({ kernel: 3, stride: 1 }))).toEqual({ size: 3, stride: 1, padding: 2 });
  expect(convTranspose2d.window!(valuesOf())).toEqual({ size: 2, stride: 0.5, padding: 0 });
});
