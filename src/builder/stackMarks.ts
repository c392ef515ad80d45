/** @file The marks of the stage beside the heat-maps: outlines, biases, bands, hatching where nothing was computed. */
import { palette } from '#charts/color.ts';
import type { Frame } from '#engine/protocol.ts';
import type { PlacedColumn, StackLayout } from './stackLayout.ts';

type Parameters = NonNullable<Frame['probes']['parameters']>;

/** Downwards a short tick joins one block to the next. */
export function drawTicks(context: CanvasRenderingContext2D, layout: StackLayout): void {
  context.fillStyle = palette().ink4;
  for (const slot of layout.slots.slice(0, -1)) context.fillRect(slot.x + 18, slot.y + slot.height / 2 - 6, 2, 12);
}

export const middle = (box: { y: number; size: number }) => box.y + box.size / 2;
export const right = (box: { x: number; size: number }) => box.x + box.size;

export function outline(context: CanvasRenderingContext2D, column: PlacedColumn): void {
  context.strokeStyle = palette().ink4;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  for (const { x, y, size } of column.tiles)
    context.strokeRect(Math.round(x) - 0.5, Math.round(y) - 0.5, Math.round(size) + 1, Math.round(size) + 1);
  context.globalAlpha = 1;
}

/** Hatched: nothing was computed for these tiles yet. */
export function drawWaiting(context: CanvasRenderingContext2D, column: PlacedColumn): void {
  context.strokeStyle = palette().ink4;
  context.lineWidth = 0.75;
  for (const { x, y, size } of column.tiles) {
    context.save();
    context.beginPath();
    context.rect(x, y, size, size);
    context.clip();
    context.beginPath();
    for (let d = -size; d < size; d += 5) {
      context.moveTo(x + d, y + size);
      context.lineTo(x + d + size, y);
    }
    context.stroke();
    context.restore();
  }
}

/** A bar left of each tile: up for a positive bias, down for a negative one. Says whether the block has biases. */
export function drawBiases(
  context: CanvasRenderingContext2D,
  column: PlacedColumn,
  parameters: Parameters,
  first: number,
): boolean {
  const bias = parameters.parameters.find((p) => p.block === column.id && p.name === 'bias');
  if (!bias) return false;
  const { signedCss } = palette();
  for (const [t, { x, y, size }] of column.tiles.entries()) {
    const value = parameters.values[bias.offset + first + t];
    if (value === undefined) return true;
    const share = Math.max(-1, Math.min(1, value / bias.limit));
    const length = (share * size) / 2;
    context.fillStyle = signedCss[share > 0 ? 256 : 0]!;
    context.fillRect(x - 6, y + size / 2 - Math.max(0, length), 4, Math.abs(length));
  }
  return true;
}

/** One unit's function over the line: zero in the middle, the area between filled in the colour of the sign. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  from: number,
  count: number,
  box: { x: number; y: number; size: number },
  limit: number,
): void {
  const { signedCss } = palette();
  const zero = box.y + box.size / 2;
  const step = box.size / count;
  for (let i = 0; i < count; i++) {
    const share = Math.max(-1, Math.min(1, values[from + i]! / limit));
    context.fillStyle = signedCss[Math.round(128 + 128 * share)]!;
    const height = (share * box.size) / 2;
    context.fillRect(box.x + i * step, zero - Math.max(0, height), step + 0.5, Math.max(1, Math.abs(height)));
  }
}

/** Too many edges to tell apart: a band from column to column. */
export function drawBand(context: CanvasRenderingContext2D, source: PlacedColumn, target: PlacedColumn): void {
  const [a, b, c, d] = [source.tiles[0], source.tiles.at(-1), target.tiles[0], target.tiles.at(-1)];
  if (!a || !b || !c || !d) return;
  const left = Math.max(...source.tiles.map(right)) + 4;
  const end = Math.min(...target.tiles.map((t) => t.x)) - 8;
  const [low, high] = [
    Math.max(...source.tiles.map((t) => t.y + t.size)),
    Math.max(...target.tiles.map((t) => t.y + t.size)),
  ];
  const bend = (end - left) / 2;
  context.fillStyle = palette().hair;
  context.globalAlpha = 0.6;
  context.beginPath();
  context.moveTo(left, a.y);
  context.bezierCurveTo(left + bend, a.y, end - bend, c.y, end, c.y);
  context.lineTo(end, high);
  context.bezierCurveTo(end - bend, high, left + bend, low, left, low);
  context.fill();
  context.globalAlpha = 1;
}

/** Blocks that change each number by itself: unit to unit. */
export function drawStraight(context: CanvasRenderingContext2D, source: PlacedColumn, target: PlacedColumn): void {
  if (source.tiles.length !== target.tiles.length) return drawBand(context, source, target);
  context.strokeStyle = palette().ink4;
  context.lineWidth = 1;
  context.beginPath();
  for (const [i, from] of source.tiles.entries()) {
    context.moveTo(right(from), middle(from));
    context.lineTo(target.tiles[i]!.x - 6, middle(target.tiles[i]!));
  }
  context.stroke();
}
