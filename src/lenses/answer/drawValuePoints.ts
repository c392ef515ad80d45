import { palette, signedEntry } from '#charts/color.ts';
import type { PlotPoints } from '#charts/points.ts';

/**
 * Draws points that stand for a number: a disc of its colour on the signed scale, so that a point which the surface fits disappears in it but for its thin ring
 * of ink; test points are open, with paper in the middle. Very small ones have neither ring nor middle.
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
  context.strokeStyle = ink2;
  context.lineWidth = 0.75;
  const disc = (i: number, r: number, fill: string) => {
    context.beginPath();
    context.arc(toX(points.x[i]!), toY(points.y[i]!), r, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
  };
  for (const test of [0, 1]) {
    for (let i = 0; i < points.count; i++) {
      if ((points.test?.[i] ?? 0) !== test || points.drawn?.[i] === 0) continue;
      disc(i, radius, signedCss[signedEntry(values[i]!, limit)]!);
      if (radius < 2) continue;
      context.stroke();
      if (test) disc(i, radius * 0.42, paper);
    }
  }
}
