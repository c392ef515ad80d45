/** @file One space of the theatre on a canvas: the grid that was laid over the plane, as the layers bent it, the points, and the straight line of the last layer. */
import { palette } from '#charts/color.ts';
import { drawDotSprites } from '#charts/dotSprites.ts';
import { drawRings, nearestPoint } from '#charts/points.ts';
import type { CanvasSize } from '#charts/useCanvas.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { Factor } from '#nn/dataset.ts';
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
    ...(data.positions === 1 && data.classes ? { label: labelsOf(result, data), glyphs: digitsOf(data.classes) } : {}),
  };
  drawDotSprites(context, points, toX, toY, radius);
  if (pointed >= 0) drawRings(context, points, toX, toY, { radius, selected: pointed });
}

/** Digits stand for themselves. */
const digitsOf = ({ classes = [] }: Factor) => (classes.every((name) => /^\d$/.test(name)) ? classes : undefined);

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
  const at = (column: number, row: number) => rows.length + row * grid + column;
  const [px, py] = [x.map(toX), y.map(toY)];
  const cells = new Map<number, Path2D>();
  const lines = new Path2D();
  const downLines = new Path2D();
  for (let i = 0; i < grid; i += stride)
    for (let j = 0; j < grid; j += stride) {
      const [across, down] = [at(j, i), at(i, j)];
      lines[j === 0 ? 'moveTo' : 'lineTo'](px[across]!, py[across]!);
      downLines[j === 0 ? 'moveTo' : 'lineTo'](px[down]!, py[down]!);
    }
  // Cells side by side of one class are one outline.
  for (let row = 0; said.length > 0 && row + stride < grid; row += stride) {
    const below = row + stride;
    const winnerOf = (column: number) => {
      const right = column + stride;
      const votes = [at(column, row), at(right, row), at(right, below), at(column, below)].map((i) => said[i]!);
      return votes.find((vote, i) => votes.indexOf(vote) !== i) ?? votes[0]!;
    };
    for (let from = 0, to = 0; from + stride < grid; from = to) {
      const winner = winnerOf(from);
      for (to = from + stride; to + stride < grid && winnerOf(to) === winner; ) to += stride;
      const path = cells.get(winner) ?? new Path2D();
      cells.set(winner, path);
      path.moveTo(px[at(from, row)]!, py[at(from, row)]!);
      for (let column = from + stride; column <= to; column += stride)
        path.lineTo(px[at(column, row)]!, py[at(column, row)]!);
      for (let column = to; column >= from; column -= stride)
        path.lineTo(px[at(column, below)]!, py[at(column, below)]!);
      path.closePath();
    }
  }
  context.globalAlpha = 0.22;
  for (const [winner, path] of cells) {
    context.fillStyle = classes[winner % classes.length] ?? ink4;
    context.fill(path);
  }
  context.globalAlpha = 0.55;
  context.strokeStyle = ink4;
  context.lineWidth = 0.5;
  context.stroke(lines);
  context.stroke(downLines);
  context.globalAlpha = 1;
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
