import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type GoldenCase, runCase } from './goldenCase.ts';

const folder = new URL('../../testdata/golden/', import.meta.url);

describe.each(['simd', 'reference'] as const)('PyTorch’s reference cases on the %s back end', (backEnd) => {
  let run = 0;
  test.each(readdirSync(folder))('%s agrees within its tolerance, or has blocks that are not known yet', (file) => {
    const result = runCase(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as GoldenCase, backEnd);
    if ('skipped' in result) return;
    run++;
    expect(result.failures).toEqual([]);
  });
  test('the cases of every known block were run', () => {
    expect(run).toBeGreaterThanOrEqual(25);
  });
});
