import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { anotherRow, askedWords, rowBy, samplePlace } from './sampleRows.ts';

const data = prepareData({ type: 'barsAndStripes', samples: 40 }, 1);

it('samples are stepped through among those of their kind, round at the ends', () => {
  const { test, train } = data;
  expect(samplePlace(data, test[2]!)).toEqual({ split: 'test', index: 2, count: test.length });
  expect(samplePlace(data, train[0]!)).toEqual({ split: 'train', index: 0, count: train.length });
  expect(rowBy(data, test[0]!, 1)).toBe(test[1]);
  expect(rowBy(data, test[0]!, -1)).toBe(test.at(-1));
  expect(rowBy(data, train.at(-1)!, 1)).toBe(train[0]);
});

it('another sample at random is always another', () => {
  for (const chance of [0, 0.25, 0.5, 0.999]) {
    const row = anotherRow(data, data.test[3]!, chance);
    expect(row).not.toBe(data.test[3]);
    expect(data.test).toContain(row);
  }
});

it('what is asked is said in words: a class, a number, or one for each step', () => {
  expect(['bars', 'stripes']).toContain(askedWords(data, 0));
  const sum = prepareData({ type: 'adding', samples: 20 }, 1);
  expect(askedWords(sum, 0)).toMatch(/^\d/);
  const back = prepareData({ type: 'reversal', samples: 20, length: 5 }, 1);
  expect(askedWords(back, 0)).toMatch(/^[A-Z]( [A-Z]){4}$/);
});
