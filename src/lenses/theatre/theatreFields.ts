import { float, int } from '#nn/field.ts';

export const theatreFields = {
  /** The space that is shown large, counted from the input, or a place between two; −1 is the space before the last layer. */
  place: float({ default: -1, min: -1, max: 1000, step: 0.01 }),
  /** The point that is marked in every space, by its place among those that are drawn; −1 is none. */
  point: int({ default: -1, min: -1, max: 100_000 }),
} as const;
