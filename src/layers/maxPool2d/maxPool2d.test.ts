import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { texts } from '#layers/texts.ts';
import { words } from '#layers/words.ts';
import { phrased } from '#testing/told.ts';

const kinds = ['maxPool2d', 'avgPool2d'] as const;

describe.each(kinds)('%s', (type) => {
  const { outputShape, window } = layers[type];
  const { detail } = words[type];
  const { code } = texts[type];

  it('moves by its own side where no stride is given', () => {
    expect(phrased(outputShape({ shape: [3, 7, 8] }, { size: 2, stride: 0 }))).toEqual({ shape: [3, 3, 4] });
    expect(phrased(outputShape({ shape: [3, 7, 8] }, { size: 2, stride: 2 }))).toEqual({ shape: [3, 3, 4] });
    expect(phrased(outputShape({ shape: [3, 7, 8] }, { size: 3, stride: 1 }))).toEqual({ shape: [3, 5, 6] });
    expect(window!({ size: 3, stride: 0 })).toEqual({ size: 3, stride: 3, padding: 0 });
    expect([detail!({ size: 3, stride: 0 }), detail!({ size: 3, stride: 2 })]).toEqual(['3 × 3', '3 × 3, stride 2']);
    expect(code.pytorch({ shape: [3, 7, 8] }, { size: 3, stride: 0 })).toMatch(/Pool2d\(3\)$/);
    expect(code.keras({ shape: [3, 7, 8] }, { size: 3, stride: 2 })).toMatch(/\(3, strides=2\)$/);
  });

  it('offers the largest window that fits', () => {
    expect(phrased(outputShape({ shape: [3, 2, 8] }, { size: 3, stride: 0 }))).toEqual({
      field: 'size',
      message: 'a window of 3 × 3 needs sides of at least 3, got [3, 2, 8]: ⌊(2 − 3 + 2·0) / 3⌋ + 1 = 0',
      fixes: [{ label: 'Window 2', set: { size: 2 } }],
    });
  });
});
