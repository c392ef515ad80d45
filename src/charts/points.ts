/** @file Data points on a map: colour and shape say the class, filled is train, open is test, an ink ring is wrong. */

import { mix } from '#base/random.ts';
import { traceShape } from './classShapes.ts';
import { palette } from './color.ts';
import { readToken } from './tokens.ts';

/** Points in data coordinates, in arrays of one length. */
export interface PlotPoints {
  readonly count: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Class from 0; left out where there are none, then points are ink. */
  readonly label?: ArrayLike<number>;
  /** Not 0 for a test point. */
  readonly test?: ArrayLike<number>;
  /** Not 0 for a wrong answer. */
  readonly wrong?: ArrayLike<number>;
  /** Characters that stand for the classes instead of shapes, one for each. */
  readonly glyphs?: readonly string[] | undefined;
  /** 0 for a point that is not drawn; all are where absent. */
  readonly drawn?: ArrayLike<number>;
}

/** So many of so many points, strewn evenly whatever order they stand in: 1 for each that is chosen. */
export function thinned(count: number, most: number): Uint8Array | undefined {
  if (count <= most) return undefined;
  const order = Uint32Array.from({ length: count }, (_, i) => i).sort((a, b) => mix(a) - mix(b));
  const drawn = new Uint8Array(count);
  for (const i of order.subarray(0, most)) drawn[i] = 1;
  return drawn;
}

export interface PointStyle {
  /** Radius in CSS px; default 3. */
  radius?: number;
  /** Leave out train or test points. */
  show?: 'all' | 'train' | 'test';
  /** Index of a point to ring in the accent. */
  selected?: number;
}

type Scale = (value: number) => number;

/** Draws train points first, then test points, then rings, so that what matters is on top. `toX`, `toY` give CSS pixels. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  toX: Scale,
  toY: Scale,
  style: PointStyle = {},
): void {
  drawDots(context, points, toX, toY, style);
  drawRings(context, points, toX, toY, style);
}

/** Whether a point is drawn. */
const isShown = (
  { test, drawn }: Pick<PlotPoints, 'test' | 'drawn'>,
  i: number,
  show: PointStyle['show'] = 'all',
): boolean => drawn?.[i] !== 0 && (show === 'all' || (show === 'test') === Boolean(test?.[i]));

/** The points without their rings: what stays while answers change. */
export function drawDots(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  toX: Scale,
  toY: Scale,
  { radius = 3, show }: PointStyle = {},
): void {
  const { classes, paper, ink2 } = palette();
  const { count, x, y, label, test } = points;
  context.lineJoin = 'round';
  const trace = (i: number, r: number): void => {
    context.beginPath();
    traceShape(context, label?.[i] ?? 0, toX(x[i]!), toY(y[i]!), r);
  };
  const colorOf = (i: number): string => (label ? (classes[label[i]! % classes.length] ?? ink2) : ink2);
  if (points.glyphs)
    return drawGlyphs(context, points, points.glyphs, toX, toY, { radius, ...(show ? { show } : {}) }, colorOf);

  // filled, with a thin halo of paper that parts them from the map and from one another
  context.strokeStyle = paper;
  context.lineWidth = radius * 0.5;
  for (let i = 0; i < count; i++) {
    if (test?.[i] || !isShown(points, i, show)) continue;
    trace(i, radius * 0.9);
    context.stroke();
    context.fillStyle = colorOf(i);
    context.fill();
  }
  for (let i = 0; i < count; i++) {
    if (!test?.[i] || !isShown(points, i, show)) continue;
    trace(i, radius);
    context.strokeStyle = paper;
    context.lineWidth = radius * 1.1;
    context.stroke();
    context.strokeStyle = colorOf(i);
    context.lineWidth = radius * 0.55;
    context.stroke();
    context.fillStyle = paper;
    context.fill();
  }
}

/** Characters in the colours of their classes, on a halo of paper. */
function drawGlyphs(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  glyphs: readonly string[],
  toX: Scale,
  toY: Scale,
  { radius = 3, show }: PointStyle,
  colorOf: (i: number) => string,
): void {
  const { count, x, y, label } = points;
  context.font = `600 ${radius * 3.6}px ${readToken('--font')}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.strokeStyle = palette().paper;
  context.lineWidth = radius * 0.8;
  for (let i = 0; i < count; i++) {
    if (!isShown(points, i, show)) continue;
    const text = glyphs[label?.[i] ?? 0] ?? '';
    context.strokeText(text, toX(x[i]!), toY(y[i]!));
    context.fillStyle = colorOf(i);
    context.fillText(text, toX(x[i]!), toY(y[i]!));
  }
}

/** Rings round points: in ink where the answer is wrong, in the accent round the selected one. */
export function drawRings(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  toX: Scale,
  toY: Scale,
  { radius = 3, show, selected }: PointStyle = {},
): void {
  const { ink1, accent } = palette();
  const { count, x, y, wrong } = points;
  const ring = (i: number, r: number): void => {
    context.beginPath();
    context.arc(toX(x[i]!), toY(y[i]!), r, 0, 2 * Math.PI);
    context.stroke();
  };
  context.strokeStyle = ink1;
  context.lineWidth = 1.5;
  if (wrong) for (let i = 0; i < count; i++) if (wrong[i] && isShown(points, i, show)) ring(i, radius * 2);
  if (selected === undefined || selected >= count) return;
  context.strokeStyle = accent;
  context.lineWidth = 2;
  ring(selected, radius * 2.4);
}

/** The point nearest to a place in CSS pixels, no farther than `reach`, or null. */
export function nearestPoint(
  points: Pick<PlotPoints, 'count' | 'x' | 'y' | 'drawn'>,
  toX: (x: number) => number,
  toY: (y: number) => number,
  px: number,
  py: number,
  reach = 12,
): number | null {
  let best: number | null = null;
  let least = reach * reach;
  for (let i = 0; i < points.count; i++) {
    if (points.drawn?.[i] === 0) continue;
    const dx = toX(points.x[i]!) - px;
    const dy = toY(points.y[i]!) - py;
    const distance = dx * dx + dy * dy;
    if (distance > least) continue;
    least = distance;
    best = i;
  }
  return best;
}
