/** @file Paints the dots of one column, and the same enlarged. */
import { spread } from '#base/spread.ts';
import { readToken } from '#charts/tokens.ts';
import type { UnitMaps } from '#probes/units/units.probe.ts';
import type { Box } from '#stage/layout/tiles.ts';
import type { PaintedColumn, TilePainter, TokenNames } from '#stage/tilePainter.ts';
import type { Dots } from './dots.ts';
import { type Block, tilesOf } from './storyLayout.ts';

export interface Painted {
  readonly id: string;
  readonly dots: Dots;
  /** The block, and its enlargement where there is one. */
  readonly blocks: readonly Block[];
  /** Its numbers, in the order in which they stand; undefined before they are known. */
  readonly values: Float32Array<ArrayBuffer> | undefined;
  /** Grey from 0 to 1; else signed. */
  readonly pixels: boolean;
}

/** Pictures that are larger than this have an outline each, smaller ones one round all. */
const OUTLINED = 7;

/** The box round a block. */
export const boxOf = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

/** @param left where the canvas begins, in the coordinates of the layout, and `top` */
export function paintBlocks(
  context: CanvasRenderingContext2D,
  painter: TilePainter,
  { id, dots, blocks, values, pixels }: Painted,
  { left, top, ratio, names, now }: { left: number; top: number; ratio: number; names: TokenNames; now: number },
): void {
  context.save();
  context.translate(-left, -top);
  const hair = readToken('--hair-strong');
  const paper = readToken('--paper');
  for (const block of blocks) {
    const tiles = tilesOf(dots, block);
    context.fillStyle = paper;
    context.fillRect(block.x, block.y, block.width, block.height);
    if (values) draw(context, painter, { id, dots, pixels, values, tiles, block }, names, now);
  }
  painter.finish(context, ratio);
  context.strokeStyle = hair;
  context.lineWidth = 0.75;
  for (const block of blocks) {
    const tiles = tilesOf(dots, block);
    const apart = dots.across * dots.down > 1 && Math.min(tiles[0]!.width, tiles[0]!.height) > OUTLINED;
    for (const { x, y, width, height } of apart ? tiles : [boxOf(block)]) context.strokeRect(x, y, width, height);
  }
  context.restore();
}

function draw(
  context: CanvasRenderingContext2D,
  painter: TilePainter,
  of: Pick<Painted, 'id' | 'dots' | 'pixels'> & {
    values: Float32Array<ArrayBuffer>;
    tiles: readonly Box[];
    block: Block;
  },
  names: TokenNames,
  now: number,
): void {
  const { id, dots, pixels, values, tiles } = of;
  const { across, down } = dots;
  const kind: UnitMaps['picture'] =
    dots.kind === 'maps' || dots.kind === 'steps' ? 'map' : dots.kind === 'tokens' ? 'tokens' : 'number';
  const shown = { units: tiles.length, first: 0, shown: tiles.length };
  const column: PaintedColumn = { id, tiles, picture: { kind, ...shown, across, down, ...(pixels ? { pixels } : {}) } };
  const maps = {
    id,
    picture: kind,
    width: across,
    height: down,
    ...shown,
    offset: 0,
    ...spread(values, 0, values.length),
  };
  const units = { dimensions: 0, resolution: 0, cells: 0, sample: 0, blocks: [], values };
  painter.draw(context, column, units, maps, names, now, false);
}
