/** @file Which part of a long stage is drawn. Pure. */

/** The window moves on by such steps, in CSS pixels, so that scrolling seldom draws anything anew. */
const STEP = 400;

/**
 * What is in sight along one axis, and some more on both sides.
 * @param scroll where what is in sight begins, `room` how long it is, `whole` how long everything is
 */
export function windowFor(scroll: number, room: number, whole: number): { from: number; length: number } {
  if (whole <= room + STEP) return { from: 0, length: whole };
  const from = Math.max(0, Math.min(whole - 1, Math.floor((scroll - STEP / 2) / STEP) * STEP));
  // What is in sight begins at most a step and a half behind the window's start, and half a step is left behind its end.
  return { from, length: Math.max(1, Math.min(whole - from, Math.ceil(Math.max(0, room)) + 2 * STEP)) };
}
