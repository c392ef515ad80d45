import { expect, it } from 'vitest';
import { prepareData, tokensIn } from '#data/prepare.ts';

it.each([2, 8, 32])('asks for %i digits in ascending order', (length) => {
  const data = prepareData({ type: 'sorting', length }, 1);
  const digits = tokensIn(data.inputs);
  expect(data.tokens).toEqual([...'0123456789']);
  for (let i = 0; i < data.count; i++) {
    const row = [i * length, (i + 1) * length] as const;
    expect([...data.targets.subarray(...row)]).toEqual([...digits.subarray(...row)].sort((a, b) => a - b));
  }
});
