/** @file The words of the editor of curves. */

export const NOTHING_TO_UNDO_HERE = 'Nothing to undo here.';
export const DRAW_THE_CURVE = 'Draw the curve';
export const DRAW_A_CURVE = 'Draw a curve';
export const PLANE_WITH_THE_CURVE = 'Plane with the curve';
export const CURVE_IS_FLAT = 'The curve is flat.';
export const CURVE_HELP = 'Draw from left to right or back; the curve follows.';
export const curveKeys = (knots: number): string =>
  `On the keyboard: left and right choose one of ${knots} knots, up and down move it, with Shift ten times as far.`;
