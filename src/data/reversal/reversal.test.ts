import { expect, it } from 'vitest';
import { prepareData, tokensIn } from '#data/prepare.ts';

it.each([2, 7, 8])('asks for %i letters in reverse', (length) => {
  const data = prepareData({ type: 'reversal', length, alphabet: 5 }, 1);
  const letters = tokensIn(data.inputs);
  expect([data.shape, data.positions, data.tokens]).toEqual([[length], length, ['A', 'B', 'C', 'D', 'E']]);
  expect(data.classNames).toEqual(data.tokens);
  for (let i = 0; i < data.count; i++) {
    const row = [i * length, (i + 1) * length] as const;
    expect([...data.targets.subarray(...row)]).toEqual([...letters.subarray(...row)].reverse());
  }
  expect(new Set(letters)).toEqual(new Set([0, 1, 2, 3, 4]));
});
