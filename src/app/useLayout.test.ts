import { expect, test } from 'vitest';
import { layoutFor } from './useLayout.ts';

test('the page has the shape that its width has room for', () => {
  expect([1440, 1280, 1279, 1024, 1023, 768, 767, 320].map((width) => layoutFor(width, 1))).toEqual([
    'wide',
    'wide',
    'folded',
    'folded',
    'narrow',
    'narrow',
    'phone',
    'phone',
  ]);
});

test('text twice as large makes it the page of a window half as wide', () => {
  for (const width of [1440, 1536, 2047, 2048, 2559, 2560]) expect(layoutFor(width, 2)).toBe(layoutFor(width / 2, 1));
  expect(layoutFor(1440, 2)).toBe('phone');
});
