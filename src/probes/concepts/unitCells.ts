/** @file The numbers of single units in what a block gives for one sample: a channel's map, a feature's steps, a unit's one number. */
import type { Shape } from '#nn/shape.ts';

/** Channels of an image [C, H, W], features of a sequence [T, E], units of a vector [C]. */
export const unitsOf = (shape: Shape): number => (shape.length === 2 ? shape[1]! : shape[0]!);

/** Numbers of one unit. */
export const cellsOf = ([a = 1, b = 1, c = 1]: Shape, rank: number): number =>
  rank === 3 ? b * c : rank === 2 ? a : 1;

/** Where a cell of a unit lies, row-major. */
export const placeOfCell = (shape: Shape, unit: number, cell: number): number =>
  shape.length === 2 ? cell * shape[1]! + unit : unit * cellsOf(shape, shape.length) + cell;
