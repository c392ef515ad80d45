/** @file Data points as small images, made once for each class: where hundreds move with every frame, a path for each is most of what the frame costs. */
import { traceShape } from './classShapes.ts';
import { palette } from './color.ts';
import { drawDots, type PlotPoints } from './points.ts';

/** A point stands at one of so many places within a device pixel, across and down. */
const PHASES = 4;
/** How far a shape of radius 1 reaches from its middle, its halo with it. */
const REACH = 1.7;
/** More sheets than this are of sizes and themes that are gone. */
const MOST_SHEETS = 64;

interface Sheet {
  readonly image: CanvasImageSource;
  /** Of one image, in device pixels. */
  readonly side: number;
}

const sheets = new Map<string, Sheet>();

/** One class at every place within a pixel. @param radius in device pixels */
function sheetOf(label: number, color: string, paper: string, radius: number): Sheet | undefined {
  const key = `${label} ${color} ${paper} ${radius}`;
  const known = sheets.get(key);
  if (known) return known;
  const side = 2 * Math.ceil(REACH * radius) + 2;
  const canvas = new OffscreenCanvas(side * PHASES, side * PHASES);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.lineJoin = 'round';
  context.strokeStyle = paper;
  context.fillStyle = color;
  context.lineWidth = radius * 0.5;
  for (let down = 0; down < PHASES; down++)
    for (let across = 0; across < PHASES; across++) {
      const at = (phase: number) => phase * side + side / 2 + phase / PHASES;
      context.beginPath();
      traceShape(context, label, at(across), at(down), radius * 0.9);
      context.stroke();
      context.fill();
    }
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  const sheet = { image: canvas.transferToImageBitmap(), side };
  sheets.set(key, sheet);
  return sheet;
}

/**
 * Draws the filled points of `drawDots` from images; each at most an eighth of a device pixel from its place. Where there are no such images it draws them
 * as `drawDots` does. Test points and glyphs are not for it.
 * @param radius in CSS px
 */
export function drawDotSprites(
  context: CanvasRenderingContext2D,
  points: PlotPoints,
  toX: (x: number) => number,
  toY: (y: number) => number,
  radius: number,
): void {
  if (typeof OffscreenCanvas === 'undefined' || points.glyphs || points.test)
    return drawDots(context, points, toX, toY, { radius });
  const { classes, paper, ink2 } = palette();
  const { count, x, y, label, drawn } = points;
  const { a, d, e, f } = context.getTransform();
  const byLabel = new Map<number, Sheet | undefined>();
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.imageSmoothingEnabled = false;
  for (let i = 0; i < count; i++) {
    if (drawn?.[i] === 0) continue;
    const own = label?.[i] ?? 0;
    if (!byLabel.has(own))
      byLabel.set(own, sheetOf(own, label ? (classes[own % classes.length] ?? ink2) : ink2, paper, radius * a));
    const sheet = byLabel.get(own);
    const [px, py] = [toX(x[i]!) * a + e, toY(y[i]!) * d + f];
    if (!sheet || !Number.isFinite(px) || !Number.isFinite(py)) continue;
    const { image, side } = sheet;
    const [across, down] = [Math.round(px * PHASES), Math.round(py * PHASES)];
    const [column, row] = [Math.floor(across / PHASES), Math.floor(down / PHASES)];
    const [sx, sy] = [(across - column * PHASES) * side, (down - row * PHASES) * side];
    context.drawImage(image, sx, sy, side, side, column - side / 2, row - side / 2, side, side);
  }
  context.restore();
}
