/**
 * @file The picture of what one output number is made from: the input on the left, the output on the right, one number of the output, and the part of the input
 * that it sees, as `seenByBlock` tells it. Geometry only, in the units of the SVG's view box.
 */
import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { type Region, seenByBlock, seesOf } from '#nn/receptive.ts';
import type { Flow } from '#nn/shape.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A grid of numbers: a channel of an image, a sequence with its steps from left to right, a vector as a column. */
export interface Sheet extends Rect {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** There are more than are drawn. */
  readonly more?: 'right' | 'below';
  /** What is marked on it: the part that is seen, the one that the neighbour sees, the zeros round it, and the number that is made. */
  readonly seen?: Rect;
  readonly next?: Rect;
  readonly padding?: Rect;
  readonly made?: Rect;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** From back to front. */
  readonly sheets: readonly Sheet[];
  readonly lines: readonly { readonly from: readonly [number, number]; readonly to: readonly [number, number] }[];
}

const WIDTH = 300;
const HEIGHT = 112;
/** Of each side of the picture. */
const SIDE = 122;
/** How far channels stand behind one another, and how many of them are drawn. */
const DEPTH = 5;
const MOST_LAYERS = 3;
const MOST_STEPS = 10;
const MOST_FEATURES = 6;
const MOST_UNITS = 8;

/** How a flow is drawn: how many sheets, with how many cells, and how large a cell can be. */
function gridOf({ shape, tokens }: Flow, width: number) {
  const [a = 1, b = 1, c = 1] = shape;
  if (shape.length === 3) {
    const layered = Math.min(a, MOST_LAYERS);
    const behind = (layered - 1) * DEPTH;
    return { layered, columns: c, rows: b, cell: Math.min((width - behind) / c, (HEIGHT - 8 - behind) / b, 16) };
  }
  if (shape.length === 2 || tokens !== undefined) {
    const columns = Math.min(a, MOST_STEPS);
    const rows = shape.length === 2 ? Math.min(b, MOST_FEATURES) : 1;
    const room = a > columns ? width - 14 : width; // for the dots that say that there are more
    return { layered: 1, columns, rows, cell: Math.min(16, room / columns, (HEIGHT - 8) / rows) };
  }
  const rows = Math.min(a, MOST_UNITS);
  return { layered: 1, columns: 1, rows, cell: Math.min(18, (HEIGHT - 8) / rows) };
}

/** The cells of a region on a sheet, those that are drawn. */
function cellsOf(
  { shape, tokens }: Flow,
  region: Region,
): { column: readonly [number, number]; row: readonly [number, number] } {
  const [a = [0, 0], b = [0, 0], c = [0, 0]] = region;
  if (shape.length === 3) return { column: c, row: b };
  if (shape.length === 2 || tokens !== undefined) return { column: a, row: b };
  return { column: [0, 0], row: a };
}

/** The sheets of a flow in a box, and where regions lie on them. */
function drawn(flow: Flow, box: Rect, cell: number, grid = gridOf(flow, box.w)) {
  const { layered, columns, rows } = grid;
  const [w, h] = [columns * cell, rows * cell];
  const behind = (layered - 1) * DEPTH;
  const steps = flow.shape.length === 2 || flow.tokens !== undefined;
  const cut = steps && flow.shape[0]! > columns ? 14 : 0;
  const left = box.x + (box.w - w - behind - cut) / 2;
  const top = box.y + (box.h - h - behind) / 2 + behind;
  const image = flow.shape.length === 3;
  const more = !image && (steps ? flow.shape[0]! > columns : flow.shape[0]! > rows);
  const sheets = Array.from({ length: layered }, (_, k): Sheet => {
    const layer = layered - 1 - k; // the last one painted is the channel in front
    return {
      x: left + layer * DEPTH,
      y: top - layer * DEPTH,
      w,
      h,
      cell,
      columns,
      rows,
      ...(more ? { more: steps ? 'right' : 'below' } : {}),
    };
  });
  /** On the sheet of a layer; of channels as many from the front as the region has. Over the edge only where `over`. */
  const rectOn = (sheet: number, region: Region, over: boolean): Rect | undefined => {
    const layer = layered - 1 - sheet;
    if (image && layer > region[0]![1] - region[0]![0]) return undefined;
    const { column, row } = cellsOf(flow, region);
    const clip = ([from, to]: readonly [number, number], most: number) =>
      over ? [from, to + 1] : [Math.max(0, from), Math.min(most, to + 1)];
    const [x0, x1] = clip(column, columns) as [number, number];
    const [y0, y1] = clip(row, rows) as [number, number];
    if (x1 <= x0 || y1 <= y0) return undefined;
    const { x, y } = sheets[sheet]!;
    return { x: x + x0 * cell, y: y + y0 * cell, w: (x1 - x0) * cell, h: (y1 - y0) * cell };
  };
  return { sheets, rectOn };
}

/** A place of the output that shows well: not at the edge, and among what is drawn. */
function exampleOf({ shape, tokens }: Flow): number[] {
  const along = (n: number, share: number) => Math.min(n - 1, Math.floor(n * share));
  if (shape.length === 3) return [0, along(shape[1]!, 0.35), along(shape[2]!, 0.4)];
  if (shape.length === 2 || tokens !== undefined) {
    const step = along(Math.min(shape[0]!, MOST_STEPS), 0.6);
    return shape.length === 2 ? [step, Math.min(1, shape[1]! - 1)] : [step];
  }
  return [Math.min(1, shape[0]! - 1)];
}

const regionAt = (place: readonly number[]): Region => place.map((i) => [i, i]);

/** The picture of a block whose shapes are known; containers have another. */
export function seesPicture(inferred: Pick<InferredBlock, 'block' | 'input'> & { readonly output: Flow }): Picture {
  const registry: LayerRegistry = layers;
  const { block, input, output } = inferred;
  const definition = registry[block.type]!;
  const left: Rect = { x: 4, y: 4, w: SIDE, h: HEIGHT - 8 };
  const right: Rect = { ...left, x: WIDTH - 4 - SIDE };
  const place = exampleOf(output);
  const batch = seesOf(block, registry) === 'batch';
  const window = definition.window?.(block as never);
  const seen = batch ? wholeFeature(input, place) : seenByBlock(inferred, regionAt(place), registry);
  const image = (flow: Flow) => flow.shape.length === 3;
  // Images keep one scale, so that one that shrinks is seen to; unless it would be too small to see.
  const padding = window && window.stride >= 1 ? window.padding : 0;
  const shrink = (flow: Flow, cell: number) =>
    image(flow) && padding ? (cell * flow.shape[2]!) / (flow.shape[2]! + 2 * padding) : cell;
  const into = shrink(input, gridOf(input, SIDE).cell);
  const own = gridOf(output, SIDE).cell;
  const shared = Math.min(into, own);
  const small = image(output) && shared * Math.max(...output.shape.slice(1)) < 20;
  const to = drawn(output, right, image(input) && image(output) && !small ? shared : own);
  const sources = batch
    ? [0, 1, 2].map((i) =>
        drawn(
          input,
          { ...left, x: left.x + (i * SIDE) / 3, w: SIDE / 3 - 8 },
          Math.min(into / 3.2 + (image(input) ? 0 : 6), (SIDE / 3 - 8) / gridOf(input, SIDE).columns),
        ),
      )
    : [drawn(input, left, image(input) && image(output) && !small ? shared : into)];
  const made = to.rectOn(to.sheets.length - 1, regionAt(place), false)!;
  const neighbour =
    window && place[2]! + 1 < output.shape[2]!
      ? seenByBlock(inferred, regionAt([place[0]!, place[1]!, place[2]! + 1]), registry)
      : undefined;
  const inputSheets = sources.flatMap(({ sheets, rectOn }) =>
    sheets.map((sheet, k): Sheet => {
      const on = rectOn(k, seen, window !== undefined);
      const next = neighbour && k === sheets.length - 1 ? rectOn(k, neighbour, true) : undefined;
      const edge = padding * sheet.cell;
      return {
        ...sheet,
        ...(on ? { seen: on } : {}),
        ...(next && on && (next.x !== on.x || next.w !== on.w) ? { next } : {}),
        ...(edge > 0 && k === sheets.length - 1
          ? { padding: { x: sheet.x - edge, y: sheet.y - edge, w: sheet.w + 2 * edge, h: sheet.h + 2 * edge } }
          : {}),
      };
    }),
  );
  const outputSheets = to.sheets.map((sheet, k): Sheet => (k === to.sheets.length - 1 ? { ...sheet, made } : sheet));
  return {
    width: WIDTH,
    height: HEIGHT,
    sheets: [...inputSheets, ...outputSheets],
    lines: linesTo(made, inputSheets, input),
  };
}

/** The same feature of every sample: of an image its channel. */
const wholeFeature = ({ shape }: Flow, place: readonly number[]): Region =>
  shape.map((n, axis) => (axis === 0 ? [place[0]!, place[0]!] : [0, n - 1]));

/** From every number of a column that is seen; otherwise from the corners of what is seen. */
function linesTo(made: Rect, sheets: readonly Sheet[], input: Flow): Picture['lines'] {
  const middle = [made.x, made.y + made.h / 2] as const;
  const seen = sheets.filter((sheet) => sheet.seen !== undefined);
  if (input.shape.length === 1 && input.tokens === undefined)
    return seen.flatMap(({ seen: rect, cell }) =>
      Array.from({ length: Math.round(rect!.h / cell) }, (_, i) => ({
        from: [rect!.x + rect!.w, rect!.y + (i + 0.5) * cell] as const,
        to: middle,
      })),
    );
  const front = seen.at(-1)?.seen;
  if (!front) return [];
  const end = front.x + front.w;
  return [
    { from: [end, front.y], to: [made.x, made.y] },
    { from: [end, front.y + front.h], to: [made.x, made.y + made.h] },
  ];
}
