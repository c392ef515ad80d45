import { palette, signedEntry } from '#charts/color.ts';
import type { PlotPoints } from '#charts/points.ts';

/**
 * Draws points that stand for a number: filled with its colour on the signed scale, so that a point which the surface fits disappears in it but for its ring.
 * Train points have a thin ring of ink, test points one of paper around a ring of ink.
 * @param values one number a point, `limit` the end of the scale
 * @param toX, toY from data to CSS pixels
 */
export function drawValuePoints(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  values: ArrayLike<number>,
  limit: number,
  toX: (x: number) => number,
  toY: (y: number) => number,
  radius = 3,
): void {
  const { signedCss, ink2, paper } = palette();
  for (const test of [false, true]) {
    for (let i = 0; i < points.count; i++) {
      if (Boolean(points.test?.[i]) !== test) continue;
      context.beginPath();
      context.arc(toX(points.x[i]!), toY(points.y[i]!), radius, 0, 2 * Math.PI);
      context.fillStyle = signedCss[signedEntry(values[i]!, limit)]!;
      context.fill();
      context.strokeStyle = test ? paper : ink2;
      context.lineWidth = test ? 2.5 : 1;
      context.stroke();
      if (!test) continue;
      context.strokeStyle = ink2;
      context.lineWidth = 1;
      context.stroke();
    }
  }
}
