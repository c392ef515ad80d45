import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

describe.each(['digits', 'shapes'] as const)('%s in changing light', (type) => {
  const of = (light?: number) => prepareData({ type, samples: 60, ...(light === undefined ? {} : { light }) }, 3);
  const factor = (data: ReturnType<typeof of>, id: string) => data.factors.find((one) => one.id === id)!.values;

  it('are what they always were where the light does not change', () => {
    expect(of(0).inputs).toEqual(of().inputs);
    expect(of(0).factors.map(({ id }) => id)).not.toContain('contrast');
  });

  it('lie within paper and ink, as their contrast and brightness say', () => {
    const [plain, data] = [of(), of(1)];
    const size = data.inputs.length / data.count;
    const [contrast, brightness] = [factor(data, 'contrast'), factor(data, 'brightness')];
    expect(Math.min(...contrast)).toBeGreaterThanOrEqual(0.3);
    expect(Math.min(...contrast)).toBeLessThan(0.5);
    for (let i = 0; i < data.count; i++) {
      const paper = 1 - brightness[i]! - contrast[i]! / 2;
      expect(paper).toBeGreaterThanOrEqual(-1e-6);
      for (let p = 0; p < size; p++) {
        const pixel = data.inputs[i * size + p]!;
        expect(pixel).toBeCloseTo(paper + contrast[i]! * plain.inputs[i * size + p]!, 5);
        expect(pixel).toBeGreaterThanOrEqual(-1e-6);
        expect(pixel).toBeLessThanOrEqual(1 + 1e-6);
      }
    }
  });
});
