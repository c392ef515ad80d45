import { expect, test } from 'vitest';
import { logf } from './math.ts';
import { mix, purposes, randomFrom, streamKey, word } from './random.ts';

const stream = (seed: number) => randomFrom(streamKey(seed, 'data'), logf);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const take = (count: number, next: () => number) => Array.from({ length: count }, next);

test('the stream read in order is the words by number', () => {
  const key = streamKey(5, 'shuffle', 3);
  const random = randomFrom(key, logf);
  expect(take(20, () => random.word())).toEqual(Array.from({ length: 20 }, (_, i) => word(key[0], key[1], i)));
});

test('mix is one to one and its words are unsigned', () => {
  const seen = new Set(Array.from({ length: 50_000 }, (_, i) => mix(i)));
  expect(seen.size).toBe(50_000);
  expect([...seen].every((value) => value >= 0 && Number.isInteger(value) && value < 2 ** 32)).toBe(true);
});

test('one bit more in the number changes about half of the bits of the word', () => {
  let changed = 0;
  for (let i = 0; i < 2000; i++) {
    for (let x = word(1, 2, i) ^ word(1, 2, i ^ (1 << (i % 32))); x; x &= x - 1) changed++;
  }
  expect(changed / 2000).toBeGreaterThan(15.7);
  expect(changed / 2000).toBeLessThan(16.3);
});

test('streams differ by seed, purpose and index', () => {
  const keys = new Set<string>();
  for (const seed of [0, 1, 2, 2 ** 32, 2 ** 40 + 1]) {
    for (const purpose of purposes) for (const index of [0, 1, 2]) keys.add(String(streamKey(seed, purpose, index)));
  }
  expect(keys.size).toBe(5 * purposes.length * 3);
  const [one, other] = [stream(1), stream(2)];
  const pairs = take(4000, () => (one.uniform() - 0.5) * (other.uniform() - 0.5));
  expect(Math.abs(mean(pairs))).toBeLessThan(0.005); // uncorrelated
});

test('uniform lies in [0, 1), evenly, and is float32', () => {
  const random = stream(3);
  const values = take(32_000, () => random.uniform());
  expect(values.every((u) => u >= 0 && u < 1 && u === Math.fround(u))).toBe(true);
  const bins = new Array<number>(16).fill(0);
  for (const u of values) bins[Math.floor(u * 16)]!++;
  const chi2 = bins.reduce((sum, n) => sum + (n - 2000) ** 2 / 2000, 0);
  expect(chi2).toBeLessThan(37.7); // 15 degrees of freedom, p = 0.001
});

test('between lies in its range', () => {
  const random = stream(4);
  const values = take(2000, () => random.between(-3, 5));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-3);
  expect(Math.max(...values)).toBeLessThan(5);
  expect(Math.abs(mean(values) - 1)).toBeLessThan(0.2);
});

test.each([1, 2, 3, 6, 7, 10, 3 * 2 ** 30])('below(%d) takes every number equally often', (n) => {
  const random = stream(6);
  const values = take(24_000, () => random.below(n));
  expect(values.every((k) => Number.isInteger(k) && k >= 0 && k < n)).toBe(true);
  const bins = new Array<number>(Math.min(n, 12)).fill(0);
  // By modulo the lowest third of 3 · 2³⁰ would come twice as often.
  for (const k of values) bins[n > 12 ? Math.floor((k / n) * 12) : k]!++;
  const wanted = 24_000 / bins.length;
  const chi2 = bins.reduce((sum, count) => sum + (count - wanted) ** 2 / wanted, 0);
  expect(chi2).toBeLessThan(32); // up to 11 degrees of freedom, p = 0.001
});

test('normal has mean 0, variance 1, no skew and the tails of a normal distribution', () => {
  const random = stream(7);
  const values = take(40_000, () => random.normal());
  expect(Math.abs(mean(values))).toBeLessThan(0.02);
  expect(Math.abs(mean(values.map((x) => x * x)) - 1)).toBeLessThan(0.03);
  expect(Math.abs(mean(values.map((x) => x ** 3)))).toBeLessThan(0.08);
  expect(Math.abs(mean(values.map((x) => x ** 4)) - 3)).toBeLessThan(0.25);
});

test('shuffle keeps the items, and puts each in every place equally often', () => {
  const random = stream(8);
  const bins = new Array<number>(25).fill(0);
  for (let i = 0; i < 10_000; i++) {
    const items = random.shuffle([0, 1, 2, 3, 4]);
    if (i < 100) expect([...items].sort()).toEqual([0, 1, 2, 3, 4]);
    items.forEach((item, place) => {
      bins[item * 5 + place]!++;
    });
  }
  const chi2 = bins.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
  expect(chi2).toBeLessThan(45);
});
