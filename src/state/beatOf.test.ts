import { expect, it } from 'vitest';
import { beatOf, SPARING_DEAR } from './frames.ts';

it('rests as long as was asked for where the page is quick', () => {
  expect(beatOf(0, 500)).toBe(0);
  expect(beatOf(100, 8)).toBe(100);
  expect(beatOf(120, 12, SPARING_DEAR)).toBe(120);
});

it('rests twice, four times … as long where the page is slow, so that all keep one beat', () => {
  expect(beatOf(100, 30)).toBe(200);
  expect(beatOf(200, 30)).toBe(200);
  expect(beatOf(100, 60)).toBe(400);
  expect(beatOf(100, 10_000)).toBe(800);
  expect(beatOf(1000, 10_000)).toBe(1000);
});

it('lets dear pictures rest longer', () => {
  expect(beatOf(120, 18, SPARING_DEAR)).toBe(240);
  expect(beatOf(120, 18)).toBe(120);
});
