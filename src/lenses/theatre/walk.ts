/** @file The way through the layers when it is played: it stands still at every space, and moves to the next in an even pace. */

/** Seconds. */
const REST = 0.6;
const MOVE = 2.4;

/** Where the walk is after some seconds: a space, or a place between two; not beyond the last. */
export function placeAfter(seconds: number, last: number): number {
  const space = Math.floor(seconds / (REST + MOVE));
  const moved = Math.max(0, seconds - space * (REST + MOVE) - REST) / MOVE;
  return Math.min(last, space + moved);
}

/** When the walk is at a place; at a space, when it comes there. */
export function secondsTo(place: number): number {
  const space = Math.floor(place);
  return space * (REST + MOVE) + (place > space ? REST + (place - space) * MOVE : 0);
}
