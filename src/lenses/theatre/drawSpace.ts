/** @file One space of the theatre on a canvas: the grid that was laid over the plane, as the layers bent it, the points, and the straight line of the last layer. */
import { palette } from '#charts/color.ts';
import { digitsOf } from '#charts/digits.ts';
import { drawDotSprites } from '#charts/dotSprites.ts';
import { drawRings, nearestPoint } from '#charts/points.ts';
import type { CanvasSize } from '#charts/useCanvas.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { TheatreResult } from '#probes/theatre/theatre.probe.ts';
import type { Places } from './phases.ts';

/** Room around the points, as a part of the half side. */
const AIR = 1.12;

export interface SpaceFrame {
  toX(x: number): number;
  toY(y: number): number;
}

/** The same scale in x and y, the origin in the middle. */
export function frameOf({ width, height }: Pick<CanvasSize, 'width' | 'height'>, reach: number): SpaceFrame {
  const half = Math.min(width, height) / 2 / (AIR * (reach || 1));
  return { toX: (x) => width / 2 + x * half, toY: (y) => height / 2 - y * half };
}

export interface SpaceDrawing {
  readonly result: TheatreResult;
  readonly data: PreparedData;
  readonly places: Places;
  /** What fits into the picture: follows the points' reach slowly. */
  readonly reach: number;
  /** The place of a point in the result's rows; −1 for none. */
  readonly pointed: number;
  readonly line: TheatreResult['line'];
  readonly radius: number;
  /** Of the grid every so many-th line is drawn. */
  readonly stride: number;
}

export function drawSpace(context: CanvasRenderingContext2D, size: CanvasSize, drawing: SpaceDrawing): void {
  const { result, data, places, reach, pointed, line, radius, stride } = drawing;
  const { width, height } = size;
  const { hair, ink1 } = palette();
  const { toX, toY } = frameOf(size, reach);
  context.strokeStyle = hair;
  context.lineWidth = 1;
  context.beginPath();
  for (const [x0, y0, x1, y1] of [
    [0, toY(0), width, toY(0)],
    [toX(0), 0, toX(0), height],
  ] as const) {
    context.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5);
    context.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5);
  }
  context.stroke();
  if (result.grid > 0) drawGrid(context, result, places, toX, toY, stride);
  if (line) drawLine(context, line, size, reach, ink1);
  const points = {
    count: result.rows.length,
    x: places.x,
    y: places.y,
    ...(data.positions === 1 && data.classes
      ? { label: labelsOf(result, data), glyphs: digitsOf(data.classes.classes ?? []) }
      : {}),
  };
  drawDotSprites(context, points, toX, toY, radius);
  if (pointed >= 0) drawRings(context, points, toX, toY, { radius, selected: pointed });
}

const labels = new WeakMap<PreparedData, { rows: string; labels: number[] }>();

/** The class of each point drawn. */
export function labelsOf({ rows }: TheatreResult, data: PreparedData): number[] {
  const key = `${rows.length} ${rows[0]} ${rows.at(-1)}`;
  const known = labels.get(data);
  if (known?.rows === key) return known.labels;
  const { values } = data.classes!;
  const made = rows.map((row) => values[row]!);
  labels.set(data, { rows: key, labels: made });
  return made;
}

let canvasX = new Float32Array(0);
let canvasY = new Float32Array(0);
/** Cells side by side of one class, four numbers each: their row, the first and the last corner along it, the class. */
let runs = new Int16Array(0);

/** Cells in the colour of the class that the network says at most of their corners, and the lines between them. */
function drawGrid(
  context: CanvasRenderingContext2D,
  { grid, rows, said }: TheatreResult,
  { x, y }: Places,
  toX: (x: number) => number,
  toY: (y: number) => number,
  stride: number,
): void {
  const { classes, ink4 } = palette();
  const first = rows.length;
  const nodes = grid * grid;
  if (canvasX.length < nodes) {
    canvasX = new Float32Array(nodes);
    canvasY = new Float32Array(nodes);
    runs = new Int16Array(4 * nodes);
  }
  for (let n = 0; n < nodes; n++) {
    canvasX[n] = toX(x[first + n]!);
    canvasY[n] = toY(y[first + n]!);
  }
  const count = said.length > 0 ? findRuns(said, first, grid, stride) : 0;
  context.globalAlpha = 0.22;
  for (const winner of new Set(winnersOf(count))) {
    context.beginPath();
    for (let i = 0; i < 4 * count; i += 4) if (runs[i + 3] === winner) traceRun(context, i, grid, stride);
    context.fillStyle = classes[winner % classes.length] ?? ink4;
    context.fill();
  }
  context.globalAlpha = 0.55;
  context.strokeStyle = ink4;
  context.lineWidth = 0.5;
  for (const [along, across] of [
    [1, grid],
    [grid, 1],
  ] as const) {
    context.beginPath();
    for (let i = 0; i < grid; i += stride)
      for (let j = 0; j < grid; j += stride) {
        const n = i * across + j * along;
        if (j === 0) context.moveTo(canvasX[n]!, canvasY[n]!);
        else context.lineTo(canvasX[n]!, canvasY[n]!);
      }
    context.stroke();
  }
  context.globalAlpha = 1;
}

const winnersOf = (count: number) => Array.from({ length: count }, (_, i) => runs[4 * i + 3]!);

/** Fills `runs` from what the network says at the nodes, of which the first stands at `first`. Returns how many there are. */
function findRuns(said: Float32Array, first: number, grid: number, stride: number): number {
  let count = 0;
  for (let row = 0; row + stride < grid; row += stride) {
    const upper = first + row * grid;
    const lower = upper + stride * grid;
    for (let column = 0; column + stride < grid; column += stride) {
      const right = column + stride;
      const winner = mostSaid(said[upper + column]!, said[upper + right]!, said[lower + right]!, said[lower + column]!);
      const last = 4 * (count - 1);
      if (column > 0 && runs[last + 3] === winner) runs[last + 2] = right;
      else runs.set([row, column, right, winner], 4 * count++);
    }
  }
  return count;
}

/** What is said at two or more of four corners, the first of which are those that come first; where all differ, at the first. */
function mostSaid(a: number, b: number, c: number, d: number): number {
  if (b === a || c === a) return a;
  if (c === b) return b;
  if (d === a) return a;
  if (d === b) return b;
  return d === c ? c : a;
}

/** The outline of a run. */
function traceRun(context: CanvasRenderingContext2D, at: number, grid: number, stride: number): void {
  const upper = runs[at]! * grid;
  const lower = upper + stride * grid;
  const from = runs[at + 1]!;
  const to = runs[at + 2]!;
  context.moveTo(canvasX[upper + from]!, canvasY[upper + from]!);
  for (let column = from + stride; column <= to; column += stride)
    context.lineTo(canvasX[upper + column]!, canvasY[upper + column]!);
  for (let column = to; column >= from; column -= stride)
    context.lineTo(canvasX[lower + column]!, canvasY[lower + column]!);
  context.closePath();
}

/** Where a·x + b·y + c is 0. */
function drawLine(
  context: CanvasRenderingContext2D,
  [a, b, c]: readonly [number, number, number],
  size: CanvasSize,
  reach: number,
  ink: string,
): void {
  const length = Math.hypot(a, b);
  if (!(length > 0)) return;
  const { toX, toY } = frameOf(size, reach);
  const [x, y] = [(-a * c) / length ** 2, (-b * c) / length ** 2];
  const far = 4 * AIR * (reach || 1) * Math.max(1, size.width / size.height);
  const [dx, dy] = [(-b / length) * far, (a / length) * far];
  context.save();
  context.beginPath();
  context.rect(0, 0, size.width, size.height);
  context.clip();
  context.strokeStyle = ink;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(toX(x - dx), toY(y - dy));
  context.lineTo(toX(x + dx), toY(y + dy));
  context.stroke();
  context.restore();
}

/** The place of the point under a pointer; −1 for none. */
export function pointUnder(
  result: TheatreResult,
  places: Places,
  size: Pick<CanvasSize, 'width' | 'height'>,
  reach: number,
  px: number,
  py: number,
): number {
  const { toX, toY } = frameOf(size, reach);
  return nearestPoint({ count: result.rows.length, x: places.x, y: places.y }, toX, toY, px, py) ?? -1;
}
