import { expect, it } from 'vitest';
import { blit, over, stampOf } from './blit.ts';

const word = (r: number, g: number, b: number, a: number) => ((a << 24) | (b << 16) | (g << 8) | r) >>> 0;
const red = word(255, 0, 0, 255);
const blue = word(0, 0, 255, 255);

it('lays a pixel over another as a browser does', () => {
  expect(over(blue, red)).toBe(red);
  expect(over(0, word(9, 8, 7, 100))).toBe(word(9, 8, 7, 100));
  expect(over(blue, word(1, 2, 3, 0))).toBe(blue);
  // A fifth of red over opaque blue, and over blue of two fifths: 0.2 + 0.4 · 0.8 = 0.52 of opacity.
  expect(over(blue, word(255, 0, 0, 51))).toBe(word(51, 0, 204, 255));
  expect(over(word(0, 0, 255, 102), word(255, 0, 0, 51))).toBe(word(98, 0, 157, 133));
});

it('cuts a stamp out of an image, without what is transparent', () => {
  const words = Uint32Array.of(1, 2, red, 0, 5, 6, blue, red);
  expect(stampOf({ words, width: 4, height: 2 }, 2, 2, 0)).toEqual({
    side: 2,
    across: Uint8Array.of(0, 0, 1),
    down: Uint8Array.of(0, 1, 1),
    words: Uint32Array.of(red, blue, red),
  });
});

it('lays a stamp at its place, and nothing of it beyond the borders', () => {
  const stamp = stampOf({ words: Uint32Array.of(red, red, red, blue), width: 2, height: 2 }, 2, 0, 0);
  const laid = (left: number, top: number) => {
    const words = new Uint32Array(6);
    blit({ words, width: 3, height: 2 }, stamp, left, top);
    return [...words];
  };
  expect(laid(1, 0)).toEqual([0, red, red, 0, red, blue]);
  expect(laid(2, 1)).toEqual([0, 0, 0, 0, 0, red]);
  expect(laid(-1, -1)).toEqual([blue, 0, 0, 0, 0, 0]);
  expect(laid(3, 0)).toEqual([0, 0, 0, 0, 0, 0]);
});
