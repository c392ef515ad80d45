/** @file The marks of the stage beside the heat-maps: outlines, biases, bands, hatching where nothing was computed. */

import { palette } from '#charts/color.ts';
import { textScale } from '#charts/textScale.ts';
import { readToken } from '#charts/tokens.ts';
import type { ParametersResult } from '#probes/parameters/parameters.probe.ts';
import type { Link, PlacedColumn, StackLayout } from '#stage/layout/stackLayout.ts';
import { around, type Box } from '#stage/layout/tiles.ts';
import { formatCount } from '#ui/format.ts';

type Context = CanvasRenderingContext2D;

/** Downwards a short tick joins one block to the next. */
export function drawTicks(context: Context, layout: StackLayout): void {
  context.fillStyle = palette().ink4;
  const last = layout.columns.at(-1);
  for (const { depth, x, from, y, height, place } of layout.slots) {
    // Not below the last row, nor at the start of a list inside a container.
    if ((depth === 0 && last && y > last.y) || (depth > 0 && place.index === 0)) continue;
    context.fillRect(x + from + 18, y + height / 2 - 6, 2, 12);
  }
}

export const middle = (box: Box) => box.y + box.height / 2;
export const right = (box: Box) => box.x + box.width;

/** Round each tile; round all of them where they are small or lie close. */
export function outline(context: Context, column: PlacedColumn): void {
  const { kind } = column.picture;
  if (kind === 'hinge') {
    // Many numbers turn into one row: a bar.
    context.fillStyle = palette().ink4;
    for (const { x, y, width, height } of column.tiles) context.fillRect(x + width / 4, y, width / 2, height);
    return;
  }
  if (column.tiles.length === 0 || kind === 'tokens' || kind === 'bars') return;
  context.strokeStyle = palette().ink4;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  const close = kind === 'steps' || Math.min(column.tiles[0]!.width, column.tiles[0]!.height) < 10;
  for (const box of close ? [around(column.tiles)] : column.tiles) frame(context, box);
  for (const { tiles } of column.extras) for (const box of tiles) frame(context, box);
  context.globalAlpha = 1;
}

const frame = (context: Context, { x, y, width, height }: Box) =>
  context.strokeRect(Math.round(x) - 0.5, Math.round(y) - 0.5, Math.round(width) + 1, Math.round(height) + 1);

/** Hatched: nothing was computed for these tiles yet. */
export function drawWaiting(context: Context, tiles: readonly Box[]): void {
  context.strokeStyle = palette().ink4;
  context.lineWidth = 0.75;
  for (const { x, y, width, height } of tiles) {
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    context.beginPath();
    for (let d = -height; d < width; d += 5) {
      context.moveTo(x + d, y + height);
      context.lineTo(x + d + height, y);
    }
    context.stroke();
    context.restore();
  }
}

/** A bar left of each tile: up for a positive bias, down for a negative one. Says whether the block has biases. */
export function drawBiases(
  context: Context,
  column: PlacedColumn,
  parameters: ParametersResult,
  first: number,
): boolean {
  const bias = parameters.parameters.find((p) => p.block === column.id && p.name === 'bias');
  if (!bias) return false;
  const { signedCss } = palette();
  const limit = Math.max(bias.limit, bias.start);
  for (const [t, { x, y, height }] of column.tiles.entries()) {
    const value = parameters.values[bias.offset + first + t];
    if (value === undefined) return true;
    const share = Math.max(-1, Math.min(1, value / limit));
    const length = (share * height) / 2;
    context.fillStyle = signedCss[share > 0 ? 256 : 0]!;
    context.fillRect(x - 6, y + height / 2 - Math.max(0, length), 4, Math.abs(length));
  }
  return true;
}

/** One unit's function over the line: zero in the middle, the area between filled in the colour of the sign. */
export function drawCurve(
  context: Context,
  values: Float32Array,
  from: number,
  count: number,
  box: Box,
  limit: number,
): void {
  const { signedCss } = palette();
  const zero = box.y + box.height / 2;
  const step = box.width / count;
  for (let i = 0; i < count; i++) {
    const share = Math.max(-1, Math.min(1, values[from + i]! / limit));
    context.fillStyle = signedCss[Math.round(128 + 128 * share)]!;
    const height = (share * box.height) / 2;
    context.fillRect(box.x + i * step, zero - Math.max(0, height), step + 0.5, Math.max(1, Math.abs(height)));
  }
}

/** Room between a band and what it leaves or enters. */
const [AFTER, BEFORE] = [4, 8];

/** Too many edges to tell apart, or none that are one number's alone: a band from a box to a box. */
export function drawBand(context: Context, a: Box, b: Box): void {
  const left = right(a) + AFTER;
  const end = b.x - BEFORE;
  if (end <= left) return;
  const bend = (end - left) / 2;
  context.fillStyle = palette().hair;
  context.globalAlpha = 0.6;
  context.beginPath();
  context.moveTo(left, a.y);
  context.bezierCurveTo(left + bend, a.y, end - bend, b.y, end, b.y);
  context.lineTo(end, b.y + b.height);
  context.bezierCurveTo(end - bend, b.y + b.height, left + bend, a.y + a.height, left, a.y + a.height);
  context.fill();
  context.globalAlpha = 1;
}

/** How many numbers pass a band, in its throat; above it where it is too thin; not at all where it is too short. */
export function drawPassing(context: Context, a: Box, b: Box, numbers: number): void {
  const [left, end] = [right(a) + AFTER, b.x - BEFORE];
  const size = 11 * textScale();
  const text = formatCount(numbers);
  context.font = `${size}px ${readToken('--font')}`;
  if (context.measureText(text).width > end - left) return;
  const throat = (a.height + b.height) / 2;
  const inside = throat >= size + 2;
  const axis = (middle(a) + middle(b)) / 2;
  context.textAlign = 'center';
  context.textBaseline = inside ? 'middle' : 'bottom';
  context.fillStyle = palette().ink2;
  context.fillText(text, (left + end) / 2, inside ? axis + 0.5 : axis - throat / 2 - 1);
}

function curve(context: Context, x0: number, y0: number, x1: number, y1: number): void {
  const bend = (x1 - x0) / 2;
  context.bezierCurveTo(x0 + bend, y0, x1 - bend, y1, x1, y1);
}

/** The same through an empty branch, narrow on the way. */
export function drawBandVia(context: Context, source: Box, target: Box, via: Via): void {
  const lane = (x: number): Box => ({ x, y: via.y - 9, width: 0, height: 18 });
  drawBand(context, source, lane(via.from + 8));
  drawBand(context, lane(via.to - 4), target);
  context.fillStyle = palette().hair;
  context.globalAlpha = 0.6;
  context.fillRect(via.from, via.y - 9, via.to - via.from, 18);
  context.globalAlpha = 1;
}

type Via = NonNullable<Link['via']>;

/** Number to number, where each changes (or is handed on) by itself. */
export function drawStraight(context: Context, source: readonly Box[], target: readonly Box[], via?: Via): void {
  context.strokeStyle = palette().ink4;
  context.lineWidth = 1;
  context.globalAlpha = 0.8;
  context.beginPath();
  for (const [i, from] of source.entries()) {
    const to = target[i]!;
    const [x0, x1] = [right(from), to.x - 6];
    context.moveTo(x0, middle(from));
    if (!via) {
      curve(context, x0, middle(from), x1, middle(to));
      continue;
    }
    const y = via.y + (i - (source.length - 1) / 2) * Math.min(2.5, 18 / source.length);
    curve(context, x0, middle(from), via.from, y);
    context.lineTo(via.to, y);
    curve(context, via.to, y, x1, middle(to));
  }
  context.stroke();
  context.globalAlpha = 1;
}
