/** @file How much room is kept for words over the columns. Pure. */

/** Two lines of 16 px, or one, large enough to be pressed; and how high the stage must be for that. */
const ROOM = [
  { height: 36, from: 320 },
  { height: 24, from: 240 },
] as const;

/** The heights to try, the fullest first, for a stage so high (in px at 16 px a letter). */
export const headlineHeights = (stage: number): readonly number[] =>
  ROOM.filter(({ from }) => stage >= from).map(({ height }) => height);
