/** @file Paints the tiles of the stage from a frame, each kind of picture in its way; all grids in one image, handed over once. */

import { type ColorTable, palette } from '#charts/color.ts';
import { type Mapping, rangeMapping, signedMapping } from '#charts/heatmap.ts';
import { textScale } from '#charts/textScale.ts';
import { TileSheet } from '#charts/tileSheet.ts';
import { readToken } from '#charts/tokens.ts';
import type { UnitMaps, UnitsResult } from '#probes/units/units.probe.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { formatNumber } from '#ui/format.ts';
import { drawCurve } from './stackMarks.ts';

type Context = CanvasRenderingContext2D;

/** Scales grow at once and shrink with this half-life, so that a picture does not breathe; a pause counts as one short while. */
const HALF_LIFE_MS = 2000;
const LONGEST_MS = 200;

/** Tiles with what they show; wherever they stand. */
export type PaintedColumn = Pick<PlacedColumn, 'id' | 'picture' | 'tiles'>;

export class TilePainter {
  readonly #sheet = new TileSheet();
  readonly #limits = new Map<string, { value: number; at: number }>();
  readonly #ranges: { readonly box: Box; readonly limit: number }[] = [];

  /** Another run has scales of its own. */
  forget(): void {
    this.#limits.clear();
  }

  /** The scale of a block, grown at once and shrunk slowly. @param now when its numbers came, in ms */
  limitOf(id: string, limit: number, now: number): number {
    const kept = this.#limits.get(id);
    const shrunk = kept
      ? Math.max(limit, kept.value * 0.5 ** (Math.min(LONGEST_MS, now - kept.at) / HALF_LIFE_MS))
      : limit;
    this.#limits.set(id, { value: shrunk, at: now });
    return shrunk;
  }

  /** The output of a block. `perMap`: each feature map has a scale of its own, which is written on it. */
  draw(
    context: Context,
    column: PaintedColumn,
    units: UnitsResult,
    maps: UnitMaps,
    names: TokenNames,
    now: number,
    perMap: boolean,
  ): void {
    const { kind, pixels } = column.picture;
    const { tiles } = column;
    if (kind === 'tokens') return drawTokens(context, tiles, units.values, maps.offset, names);
    const limit = this.limitOf(column.id, maps.limit, now);
    if (kind === 'line') {
      for (const [t, box] of tiles.entries()) {
        context.fillStyle = palette().paper;
        context.fillRect(box.x, box.y, box.width, box.height);
        drawCurve(context, units.values, maps.offset + t * units.cells, units.cells, box, limit);
      }
    } else if (kind === 'number') drawNumbers(context, tiles, units.values, maps.offset, limit);
    else if (kind === 'bars') drawBars(context, tiles, units.values, maps.offset, limit);
    else {
      const table = pixels ? palette().pixels : palette().signed;
      const own = perMap && kind === 'map' && !pixels;
      const whole = pixels ? rangeMapping(0, 1) : signedMapping(limit);
      const mapping = own ? (t: number) => signedMapping(this.#ownLimit(column, units, maps, t, now)) : () => whole;
      this.#grids(context, tiles, units.values, maps, table, mapping, kind === 'plane');
    }
  }

  /** A tensor beside the output: shares from 0 to 1, such as what attention looks at, or signed numbers. */
  drawExtra(context: Context, tiles: readonly Box[], units: UnitsResult, maps: UnitMaps): void {
    const { magnitude, signed } = palette();
    const shares = maps.low >= 0 && maps.high <= 1;
    const mapping = shares ? rangeMapping(0, 1) : signedMapping(maps.limit);
    this.#grids(context, tiles, units.values, maps, shares ? magnitude : signed, () => mapping, false);
  }

  /** The largest of a map's numbers, which is the end of its own scale. */
  #ownLimit(column: PaintedColumn, { values }: UnitsResult, maps: UnitMaps, t: number, now: number): number {
    const cells = maps.width * maps.height;
    const from = maps.offset + t * cells;
    let most = 0;
    for (let i = from; i < from + cells; i++) most = Math.max(most, Math.abs(values[i]!));
    const limit = this.limitOf(`${column.id} ${maps.first + t}`, most, now);
    this.#ranges.push({ box: column.tiles[t]!, limit });
    return limit;
  }

  /** Brings the grids of all columns to the canvas, and what their own scales reach. @param ratio device pixels per CSS pixel */
  finish(context: Context, ratio: number): void {
    this.#sheet.draw(context, ratio);
    for (const { box, limit } of this.#ranges) drawRange(context, box, limit);
    this.#ranges.length = 0;
  }

  #grids(
    { globalAlpha }: Context,
    tiles: readonly Box[],
    values: Float32Array,
    { width, height, shown, offset }: UnitMaps,
    table: ColorTable,
    mapping: (tile: number) => Mapping,
    smooth: boolean,
  ): void {
    for (let t = 0; t < shown; t++) {
      const grid = { values, from: offset + t * width * height, width, height };
      this.#sheet.add(grid, tiles[t]!, table, mapping(t), smooth, globalAlpha);
    }
  }
}

/** Tiles narrower than this have no room for what their scale reaches. */
const RANGE_WIDTH = 26;

/** What a map's own scale reaches, in a corner of it; 0 where nothing in it fires. */
function drawRange(context: Context, { x, y, width, height }: Box, limit: number): void {
  if (width < RANGE_WIDTH) return;
  const { paper, ink1 } = palette();
  const text = limit > 0 ? `±${formatNumber(limit, 2, true)}` : '0';
  const scale = textScale();
  context.font = `${9 * scale}px ${readToken('--font')}`;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillStyle = paper;
  context.globalAlpha = 0.8;
  const wide = Math.min(width - 2, context.measureText(text).width + 3);
  context.fillRect(x + 1, y + height - 1 - 10 * scale, wide, 10 * scale);
  context.globalAlpha = 1;
  context.fillStyle = ink1;
  context.fillText(text, x + 2, y + height - 1, width - 3);
}

function drawNumbers(context: Context, tiles: readonly Box[], values: Float32Array, from: number, limit: number): void {
  const { signedCss, paper } = palette();
  for (let t = 0; t < tiles.length; t++) {
    const { x, y, width, height } = tiles[t]!;
    const value = values[from + t]!;
    context.fillStyle = value - value === 0 ? signedCss[entry(value, limit)]! : paper;
    context.fillRect(x, y, width, height);
  }
}

const entry = (value: number, limit: number): number =>
  limit > 0 ? Math.max(0, Math.min(256, Math.round(128 + (128 * value) / limit))) : 128;

/** A bar for each class, to the right of the axis where its number is positive. */
function drawBars(context: Context, tiles: readonly Box[], values: Float32Array, from: number, limit: number): void {
  const { signedCss, ink4 } = palette();
  const [first, last] = [tiles[0], tiles.at(-1)];
  if (!first || !last) return;
  for (let t = 0; t < tiles.length; t++) {
    const { x, y, width, height } = tiles[t]!;
    const share = limit > 0 ? Math.max(-1, Math.min(1, values[from + t]! / limit)) : 0;
    const length = (share * width) / 2;
    context.fillStyle = signedCss[share > 0 ? 256 : 0]!;
    context.fillRect(x + width / 2 + Math.min(0, length), y + 2, Math.abs(length), height - 4);
  }
  context.fillStyle = ink4;
  context.fillRect(Math.round(first.x + first.width / 2), first.y, 1, last.y + last.height - first.y);
}

export type TokenNames = readonly string[] | undefined;

/** A row of tokens, each with its letter. */
function drawTokens(
  context: Context,
  tiles: readonly Box[],
  values: Float32Array,
  from: number,
  names: TokenNames,
): void {
  const { paper, ink1, ink4 } = palette();
  const size = tiles[0]?.height ?? 0;
  if (size >= 14) {
    context.font = `${Math.min(14 * textScale(), Math.round(size * 0.6))}px ${readToken('--font')}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
  }
  for (let t = 0; t < tiles.length; t++) {
    const { x, y, width, height } = tiles[t]!;
    context.fillStyle = paper;
    context.fillRect(x, y, width, height);
    context.strokeStyle = ink4;
    context.lineWidth = 0.75;
    context.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    if (size < 14) continue;
    context.fillStyle = ink1;
    const token = values[from + t]!;
    context.fillText(tokenText(names?.[token] ?? String(token)), x + width / 2, y + height / 2 + 0.5, width);
  }
}

/** A space can be seen. */
export const tokenText = (name: string): string => (name === ' ' ? '␣' : name === '\n' ? '⏎' : name);
