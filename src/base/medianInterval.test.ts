import { expect, it } from 'vitest';
import { medianInterval } from './medianInterval.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => n - i);

it('has the ranks that tables of the sign test have', () => {
  // 95 % by the binomial distribution: of 10 values the 2nd and 9th, of 20 the 6th and 15th, of 100 the 40th and 61st.
  expect(medianInterval(upTo(10))).toEqual({ median: 5.5, low: 2, high: 9 });
  expect(medianInterval(upTo(20))).toEqual({ median: 10.5, low: 6, high: 15 });
  expect(medianInterval(upTo(100))).toEqual({ median: 50.5, low: 40, high: 61 });
});

it('goes from the least to the greatest of few values, and is nothing of none', () => {
  expect(medianInterval([3, 1, 2])).toEqual({ median: 2, low: 1, high: 3 });
  expect(medianInterval([7])).toEqual({ median: 7, low: 7, high: 7 });
  expect(medianInterval([])).toBeUndefined();
});
