/** @file How much room is kept for words over the columns. Pure. */
import { singles } from '#stage/layout/layoutAcross.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import type { Room } from '#stage/layoutNetwork.ts';

/** Two lines of 16 px, or one, large enough to be pressed; and how high the stage must be for that. */
const ROOM = [
  { height: 36, from: 320 },
  { height: 24, from: 240 },
] as const;

/** In rows one line below each label. */
export const ROW_HEADLINE = 24;

/** The heights to try, the fullest first, for a stage so high (in px at 16 px a letter). */
export const headlineHeights = (stage: number): readonly number[] =>
  ROOM.filter(({ from }) => stage >= from).map(({ height }) => height);

/**
 * The layout with as much room for words as costs nothing else: nothing scrolls for them, and no column is folded so that its lines are lost.
 * @param at the layout with so much room kept
 */
export function withWords(at: (headline: number) => StackLayout, stage: Room, heights: readonly number[]): StackLayout {
  const bare = at(0);
  const as = heights
    .map(at)
    .find(
      (layout) =>
        layout.height <= stage.height + 1 &&
        layout.width <= Math.max(bare.width, stage.width) + 1 &&
        singles(layout) >= singles(bare),
    );
  return as ?? bare;
}
