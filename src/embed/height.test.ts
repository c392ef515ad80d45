import { expect, it } from 'vitest';
import { wantedHeight } from './height.ts';

it('a frame would be higher by what scrolls most in it, and lower where nothing fills it', () => {
  const box = { content: 700, room: 500 };
  expect(wantedHeight([box, { ...box, content: 520 }], 640)).toBe(840);
  expect(wantedHeight([{ ...box, content: 400 }], 640)).toBe(540);
});
it('where the page itself scrolls it is as high as what is in it', () => {
  expect(wantedHeight([{ end: 1860.4 }], 640)).toBe(1861);
});
it('asks for no height that is none', () => {
  expect(wantedHeight([], 640)).toBeUndefined();
  expect(wantedHeight([{ end: Number.NEGATIVE_INFINITY }], 640)).toBe(240);
  expect(wantedHeight([{ end: 1e6 }], 640)).toBe(10_000);
});
