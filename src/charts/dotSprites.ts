/** @file Data points as small images, made once for each class: where hundreds move with every frame, a path for each is most of what the frame costs. */
import { blit, type Ground, type Stamp, stampOf } from './blit.ts';
import { traceShape } from './classShapes.ts';
import { palette } from './color.ts';
import { drawDots, type PlotPoints } from './points.ts';

/** A point stands at one of so many places within a device pixel, across and down. */
const PHASES = 4;
/** How far a shape of radius 1 reaches from its middle, its halo with it. */
const REACH = 1.7;
/** More sheets than this are of sizes and themes that are gone. */
const MOST_SHEETS = 64;
/** Laid onto one image they are handed over as one; where there are more pixels than this to a point, that image costs more than the points do one by one. */
const PIXELS_OF_A_POINT = 1000;

interface Sheet {
  readonly image: CanvasImageSource;
  /** Of one image, in device pixels. */
  readonly side: number;
  /** The same images to be laid by hand, those of a row first. */
  readonly stamps: readonly Stamp[];
}

const sheets = new Map<string, Sheet>();

/** One class at every place within a pixel. @param radius in device pixels */
function sheetOf(label: number, color: string, paper: string, radius: number): Sheet | undefined {
  const key = `${label} ${color} ${paper} ${radius}`;
  const known = sheets.get(key);
  if (known) return known;
  const side = 2 * Math.ceil(REACH * radius) + 2;
  const width = side * PHASES;
  const canvas = new OffscreenCanvas(width, width);
  const context = canvas.getContext('2d', { willReadFrequently: true });
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
  const words = new Uint32Array(context.getImageData(0, 0, width, width).data.buffer);
  const stamps = Array.from({ length: PHASES * PHASES }, (_, n) =>
    stampOf({ words, width, height: width }, side, (n % PHASES) * side, Math.floor(n / PHASES) * side),
  );
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  const sheet = { image: canvas.transferToImageBitmap(), side, stamps };
  sheets.set(key, sheet);
  return sheet;
}

/** The image that points are laid on: as large as the largest canvas so far, transparent between two drawings. */
interface Layer extends Ground {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
  readonly image: ImageData;
}
let kept: Layer | undefined;

function layerOf(width: number, height: number): Layer | undefined {
  if (kept && kept.width >= width && kept.height >= height) return kept;
  const canvas = new OffscreenCanvas(Math.max(width, kept?.width ?? 0), Math.max(height, kept?.height ?? 0));
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  const image = context.createImageData(canvas.width, canvas.height);
  kept = {
    canvas,
    context,
    image,
    words: new Uint32Array(image.data.buffer),
    width: canvas.width,
    height: canvas.height,
  };
  return kept;
}

/** The points to be drawn: the sheet of each, its place within a pixel, and the upper left pixel of its image. */
let placedSheets: Sheet[] = [];
let placed = new Int32Array(0);

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
  const { width, height } = context.canvas;
  const byLabel: (Sheet | undefined)[] = [];
  if (placed.length < 3 * count) placed = new Int32Array(3 * count);
  placedSheets = [];
  let [minX, minY, maxX, maxY] = [width, height, 0, 0];
  for (let i = 0; i < count; i++) {
    if (drawn?.[i] === 0) continue;
    const own = label?.[i] ?? 0;
    if (!(own in byLabel))
      byLabel[own] = sheetOf(own, label ? (classes[own % classes.length] ?? ink2) : ink2, paper, radius * a);
    const sheet = byLabel[own];
    const [px, py] = [toX(x[i]!) * a + e, toY(y[i]!) * d + f];
    if (!sheet || !Number.isFinite(px) || !Number.isFinite(py)) continue;
    const { side } = sheet;
    const [across, down] = [Math.round(px * PHASES), Math.round(py * PHASES)];
    const [column, row] = [Math.floor(across / PHASES), Math.floor(down / PHASES)];
    const [left, top] = [column - side / 2, row - side / 2];
    if (left >= width || top >= height || left + side <= 0 || top + side <= 0) continue;
    minX = Math.min(minX, left);
    minY = Math.min(minY, top);
    maxX = Math.max(maxX, left + side);
    maxY = Math.max(maxY, top + side);
    const at = 3 * placedSheets.length;
    placed[at] = (down - row * PHASES) * PHASES + across - column * PHASES;
    placed[at + 1] = left;
    placed[at + 2] = top;
    placedSheets.push(sheet);
  }
  if (placedSheets.length === 0) return;
  const [left, top] = [Math.max(0, minX), Math.max(0, minY)];
  const [wide, high] = [Math.min(width, maxX) - left, Math.min(height, maxY) - top];
  const layer = wide * high <= PIXELS_OF_A_POINT * placedSheets.length ? layerOf(width, height) : undefined;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.imageSmoothingEnabled = false;
  if (layer) {
    for (let i = 0; i < placedSheets.length; i++)
      blit(layer, placedSheets[i]!.stamps[placed[3 * i]!]!, placed[3 * i + 1]!, placed[3 * i + 2]!);
    layer.context.putImageData(layer.image, 0, 0, left, top, wide, high);
    context.drawImage(layer.canvas, left, top, wide, high, left, top, wide, high);
    // What reaches over the canvas's border too: of a larger one that would be in sight.
    const [right, bottom] = [Math.min(layer.width, maxX), Math.min(layer.height, maxY)];
    for (let row = top; row < bottom; row++) layer.words.fill(0, row * layer.width + left, row * layer.width + right);
  } else
    for (const [i, { image, side }] of placedSheets.entries()) {
      const phase = placed[3 * i]!;
      const [sx, sy] = [(phase % PHASES) * side, Math.floor(phase / PHASES) * side];
      context.drawImage(image, sx, sy, side, side, placed[3 * i + 1]!, placed[3 * i + 2]!, side, side);
    }
  context.restore();
}
