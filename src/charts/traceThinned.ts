/** @file Drawing a curve that `thin` wrote. */

/** Traces so many points (x, y in turn) as one path, which is broken where y is no number; the caller strokes it. */
export function traceThinned(
  context: CanvasRenderingContext2D,
  written: ArrayLike<number>,
  points: number,
  toX: (x: number) => number,
  toY: (y: number) => number,
): void {
  context.beginPath();
  for (let i = 0, down = false; i < points; i++) {
    const y = written[2 * i + 1]!;
    if (Number.isNaN(y)) down = false;
    else if (down) context.lineTo(toX(written[2 * i]!), toY(y));
    else {
      context.moveTo(toX(written[2 * i]!), toY(y));
      down = true;
    }
  }
}
