import { expect, it } from 'vitest';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { headlineHeights, withWords } from './headlineHeights.ts';

const stage = { width: 800, height: 400 };
const layout = (headline: number, height: number, singles: number, width = 700) =>
  ({
    headline,
    width,
    height,
    columns: [...Array(3)].map((_, i) => ({ single: i < singles })),
  }) as unknown as StackLayout & {
    headline: number;
  };
const chosen = (made: Readonly<Record<number, StackLayout>>) =>
  (withWords((headline) => made[headline]!, stage, [36, 24]) as StackLayout & { headline: number }).headline;

it('is less where the stage is low, and none where it is very low', () => {
  expect([600, 300, 200].map((height) => headlineHeights(height))).toEqual([[36, 24], [24], []]);
});

it('is kept as long as nothing has to scroll for it', () => {
  expect(chosen({ 36: layout(36, 400, 3), 24: layout(24, 390, 3), 0: layout(0, 370, 3) })).toBe(36);
  expect(chosen({ 36: layout(36, 440, 3), 24: layout(24, 400, 3), 0: layout(0, 370, 3) })).toBe(24);
  expect(chosen({ 36: layout(36, 400, 3, 900), 24: layout(24, 400, 3, 900), 0: layout(0, 370, 3) })).toBe(0);
});

it('is given up before a column is folded, which would take its lines away', () => {
  expect(chosen({ 36: layout(36, 300, 1), 24: layout(24, 380, 3), 0: layout(0, 370, 3) })).toBe(24);
  expect(chosen({ 36: layout(36, 300, 1), 24: layout(24, 300, 2), 0: layout(0, 370, 3) })).toBe(0);
});
