/** @file Dots over an axis, stacked where they would lie on one another. */

export interface Dot {
  readonly x: number;
  /** Above the axis. */
  readonly up: number;
}

/** From one dot to the next, at most. */
const PITCH = 6;

/**
 * @param scale from a value to a place along the axis
 * @param height of the room: where a stack is too high for it, its dots lie closer
 */
export function stackDots(
  values: readonly number[],
  scale: (value: number) => number,
  height: number,
): { readonly dots: readonly Dot[]; readonly radius: number } {
  const columns = values.map((value) => Math.round(scale(value) / PITCH));
  const counts = new Map<number, number>();
  for (const column of columns) counts.set(column, (counts.get(column) ?? 0) + 1);
  const pitch = Math.min(PITCH, Math.max(0, height) / Math.max(1, ...counts.values()));
  const stood = new Map<number, number>();
  const dots = columns.map((column) => {
    const below = stood.get(column) ?? 0;
    stood.set(column, below + 1);
    return { x: column * PITCH, up: (below + 0.5) * pitch + 1 };
  });
  return { dots, radius: Math.max(1, Math.min(2.4, 0.42 * pitch + 0.2)) };
}
