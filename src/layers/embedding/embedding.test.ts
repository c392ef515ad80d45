import { describe, expect, it } from 'vitest';
import { defaults } from '#nn/field.ts';
import { initialize } from '#nn/initialize.ts';
import type { Initializer } from '#nn/initializer.ts';
import { phrased } from '#testing/told.ts';
import { embeddingText } from './embedding.text.ts';
import { embedding } from './embedding.ts';

const values = (own: Partial<ReturnType<typeof defaults<typeof embedding.fields>>> = {}) => ({
  ...defaults(embedding.fields),
  ...own,
});

describe('embedding', () => {
  it('offers a vocabulary that is large enough for the tokens', () => {
    const input = { shape: [5], tokens: 12 };
    expect(phrased(embedding.outputShape(input, values({ vocabulary: 11 })))).toEqual({
      field: 'vocabulary',
      message: 'vocabulary must be at least 12, the number of different tokens, received 11',
      fixes: [{ label: 'Vocabulary 12', set: { vocabulary: 12 } }],
    });
    expect(phrased(embedding.outputShape(input, values({ vocabulary: 12, dim: 3 })))).toEqual({ shape: [5, 3] });
  });

  it('takes tokens only', () => {
    expect(phrased(embedding.outputShape({ shape: [5, 4] }, values()))).toMatchObject({ field: 'type' });
  });

  it('starts as PyTorch does, from N(0, 1), unless told otherwise', () => {
    const size = { vocabulary: 100, dim: 50 };
    const deviation = (init: Initializer) => {
      const out = new Float32Array(5000);
      const spec = embedding.parameters({ shape: [5], tokens: 12 }, values({ ...size, init }))['weight']!;
      initialize(out, spec, init, [1, 2]);
      return Math.sqrt(out.reduce((sum, v) => sum + v * v, 0) / out.length);
    };
    expect(deviation(values().init)).toBeCloseTo(1, 1);
    expect(deviation('pytorch')).toBeCloseTo(1, 1);
    expect(deviation({ type: 'normal', std: 0.1 })).toBeCloseTo(0.1, 2);
    expect(deviation('glorotNormal')).toBeCloseTo(Math.sqrt(2 / 150), 2);
  });

  it('says in code what PyTorch would not do by itself', () => {
    const input = { shape: [5], tokens: 12 };
    expect(embeddingText.code.pytorch(input, values({ init: 'pytorch' }))).toBe('nn.Embedding(32, 8)');
    expect(embeddingText.code.pytorch(input, values())).toBe('nn.Embedding(32, 8)');
    expect(embeddingText.code.pytorch(input, values({ init: 'zeros' }))).toBe(
      'started(nn.Embedding(32, 8), lambda m: nn.init.zeros_(m.weight))',
    );
    expect(embeddingText.code.keras(input, values({ init: 'pytorch' }))).toContain('RandomNormal(stddev=1)');
  });
});
