import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { layers } from '#layers/index.ts';
import { type GoldenCase, runCase } from '#testing/goldenCase.ts';

const folder = new URL('../../testdata/golden/', import.meta.url);

describe.each(['simd', 'reference'] as const)('PyTorch’s reference cases on the %s back end', (backEnd) => {
  test.each(readdirSync(folder))('%s agrees within its tolerance', (file) => {
    const result = runCase(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase, backEnd);
    expect(result).toEqual({ failures: [] });
  });
});

test('the cases hold every layer that PyTorch has under our name', () => {
  const texts = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  // Dropout draws from a generator of its own: layers.test.ts checks it against central differences under one mask.
  const types = Object.keys(layers).filter((type) => type !== 'dropout');
  expect(types.filter((type) => !texts.some((text) => text.includes(`"type":"${type}"`)))).toEqual([]);
  expect(texts.length).toBeGreaterThanOrEqual(54);
});
