/** @file Paints a frame on the stage's canvas: tiles, biases, edges. Allocates nothing per frame once sizes are settled. */
import { palette } from '#charts/color.ts';
import { drawEdges, type EdgeBundle, nearestEdge } from '#charts/edges.ts';
import { TileAtlas } from '#charts/heatmap.ts';
import type { Frame } from '#engine/protocol.ts';
import type { PlacedColumn, StackLayout } from './stackLayout.ts';

type Units = NonNullable<Frame['probes']['units']>;
type Parameters = NonNullable<Frame['probes']['parameters']>;

/** A weight or bias on the stage. */
export interface Mark {
  readonly block: string;
  readonly parameter: string;
  readonly index: number;
  readonly source?: number;
  readonly target: number;
}

/** More edges than this between two columns are drawn as one band. */
export const MOST_EDGES = 1024;
/** Scales grow at once and shrink with this half-life, so that a picture does not breathe. */
const HALF_LIFE_MS = 2000;

interface Bundle extends EdgeBundle {
  readonly block: string;
  readonly limit: number;
}

export class StackPainter {
  readonly #atlases = new Map<string, TileAtlas>();
  readonly #limits = new Map<string, { value: number; at: number }>();
  #bundles: Bundle[] = [];
  #boxes = new Float32Array(0);
  #signal = new Float32Array(0);

  /**
   * Draws what changes slowly and is dear to draw: the weights between the tiles, the tiles' outlines, the biases.
   * @param lines what edges show: the weight, or the weight times the spread of what flows along it
   * @param focus the unit whose edges stay full while its column's others fade
   */
  drawLinks(
    context: CanvasRenderingContext2D,
    layout: StackLayout,
    frame: Frame | undefined,
    lines: 'weight' | 'signal',
    focus: { block: string; unit: number } | undefined,
  ): void {
    const units = frame?.probes.units;
    const parameters = frame?.probes.parameters;
    this.#bundles = [];
    if (layout.vertical) drawTicks(context, layout);
    else this.#drawLinks(context, layout, units, parameters, lines, focus);
    for (const column of layout.columns) {
      const maps = units?.blocks.find((b) => b.id === column.id);
      if (maps?.shown === column.tiles.length && parameters) drawBiases(context, column, parameters, maps.first);
      outline(context, column);
    }
  }

  /** Draws every unit's output. `dimmed`: blocks whose numbers are not those of the document. */
  drawTiles(
    context: CanvasRenderingContext2D,
    layout: StackLayout,
    frame: Frame | undefined,
    ratio: number,
    dimmed: ReadonlySet<string>,
  ): void {
    const units = frame?.probes.units;
    const now = performance.now();
    for (const column of layout.columns) {
      const maps = units?.blocks.find((b) => b.id === column.id);
      context.globalAlpha = dimmed.has(column.id) ? 0.45 : 1;
      if (units && maps?.shown === column.tiles.length) this.#drawTiles(context, column, units, maps, ratio, now);
      else drawWaiting(context, column);
      context.globalAlpha = 1;
    }
  }

  /** The edge nearest to a place, within 12 px. */
  edgeAt(x: number, y: number): Mark | undefined {
    for (const bundle of this.#bundles) {
      const hit = nearestEdge(bundle, x, y, 12, bundle.limit);
      if (hit)
        return {
          block: bundle.block,
          parameter: 'weight',
          index: hit.target * bundle.sourceY.length + hit.source,
          source: hit.source,
          target: hit.target,
        };
    }
    return undefined;
  }

  /** The scale of a block, grown at once and shrunk slowly. */
  limitOf(id: string, limit: number, now: number): number {
    const kept = this.#limits.get(id);
    const shrunk = kept ? Math.max(limit, kept.value * 0.5 ** ((now - kept.at) / HALF_LIFE_MS)) : limit;
    this.#limits.set(id, { value: shrunk, at: now });
    return shrunk;
  }

  #drawTiles(
    context: CanvasRenderingContext2D,
    column: PlacedColumn,
    units: Units,
    maps: Units['blocks'][number],
    ratio: number,
    now: number,
  ): void {
    const limit = this.limitOf(column.id, maps.limit, now);
    const { paper, signed } = palette();
    if (units.dimensions === 1) {
      for (const [t, box] of column.tiles.entries()) {
        context.fillStyle = paper;
        context.fillRect(box.x, box.y, box.size, box.size);
        drawCurve(context, units.values, maps.offset + t * units.cells, units.cells, box, limit);
      }
      return;
    }
    let atlas = this.#atlases.get(column.id);
    if (!atlas) this.#atlases.set(column.id, (atlas = new TileAtlas(units.resolution, units.resolution, maps.shown)));
    atlas.resize(units.resolution, units.resolution, maps.shown);
    const scale = 128 / limit;
    for (let t = 0; t < maps.shown; t++)
      atlas.paint(t, units.values, maps.offset + t * units.cells, signed, scale, 128);
    atlas.upload();
    if (this.#boxes.length < 4 * maps.shown) this.#boxes = new Float32Array(4 * maps.shown);
    for (const [t, { x, y, size }] of column.tiles.entries()) this.#boxes.set([x, y, size, size], 4 * t);
    atlas.draw(context, this.#boxes, ratio, true);
  }

  #drawLinks(
    context: CanvasRenderingContext2D,
    layout: StackLayout,
    units: Units | undefined,
    parameters: Parameters | undefined,
    lines: 'weight' | 'signal',
    focus: { block: string; unit: number } | undefined,
  ): void {
    for (const [i, target] of layout.columns.entries()) {
      const source = layout.columns[i - 1];
      if (!source) continue;
      const weight = parameters?.parameters.find((p) => p.block === target.id && p.name === 'weight');
      const drawable = source.single && target.single && source.tiles.length * target.tiles.length <= MOST_EDGES;
      const fits =
        weight &&
        weight.shape.length === 2 &&
        weight.shape[0] === target.tiles.length &&
        weight.shape[1] === source.tiles.length;
      if (!drawable || target.tiles.length === 0 || source.tiles.length === 0) {
        drawBand(context, source, target);
        continue;
      }
      if (!fits) {
        drawStraight(context, source, target);
        continue;
      }
      let values: Float32Array = parameters!.values.subarray(weight.offset, weight.offset + weight.count);
      let { limit } = weight;
      const maps = units?.blocks.find((b) => b.id === source.id);
      if (lines === 'signal' && maps) {
        values = this.#signals(values, source.tiles.length, units!, maps.offset);
        limit = values.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-9);
      }
      const bundle: Bundle = {
        block: target.id,
        sourceX: right(source.tiles[0]!),
        targetX: target.tiles[0]!.x - 6,
        sourceY: source.tiles.map(middle),
        targetY: target.tiles.map(middle),
        values,
        limit,
      };
      this.#bundles.push(bundle);
      const highlight =
        focus?.block === target.id
          ? { target: focus.unit }
          : focus?.block === source.id
            ? { source: focus.unit }
            : null;
      drawEdges(context, bundle, { limit, highlight });
    }
  }

  /** weight × standard deviation of the source over the plane: what the edge really carries. */
  #signals(weights: Float32Array, sources: number, units: Units, offset: number): Float32Array {
    if (this.#signal.length !== weights.length) this.#signal = new Float32Array(weights.length);
    for (let s = 0; s < sources; s++) {
      const from = offset + s * units.cells;
      let sum = 0;
      let squares = 0;
      for (let i = from; i < from + units.cells; i++) {
        const v = units.values[i]!;
        sum += v;
        squares += v * v;
      }
      const mean = sum / units.cells;
      const spread = Math.sqrt(Math.max(0, squares / units.cells - mean * mean));
      for (let i = s; i < weights.length; i += sources) this.#signal[i] = weights[i]! * spread;
    }
    return this.#signal;
  }
}

/** Downwards a short tick joins one block to the next. */
function drawTicks(context: CanvasRenderingContext2D, layout: StackLayout): void {
  context.fillStyle = palette().ink4;
  for (const slot of layout.slots.slice(0, -1)) context.fillRect(slot.x + 18, slot.y + slot.height / 2 - 6, 2, 12);
}

const middle = (box: { y: number; size: number }) => box.y + box.size / 2;
const right = (box: { x: number; size: number }) => box.x + box.size;

function outline(context: CanvasRenderingContext2D, column: PlacedColumn): void {
  context.strokeStyle = palette().ink4;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  for (const { x, y, size } of column.tiles)
    context.strokeRect(Math.round(x) - 0.5, Math.round(y) - 0.5, Math.round(size) + 1, Math.round(size) + 1);
  context.globalAlpha = 1;
}

/** Hatched: nothing was computed for these tiles yet. */
function drawWaiting(context: CanvasRenderingContext2D, column: PlacedColumn): void {
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

/** A bar left of each tile: up for a positive bias, down for a negative one. */
function drawBiases(
  context: CanvasRenderingContext2D,
  column: PlacedColumn,
  parameters: Parameters,
  first: number,
): void {
  const bias = parameters.parameters.find((p) => p.block === column.id && p.name === 'bias');
  if (!bias) return;
  const { signedCss } = palette();
  for (const [t, { x, y, size }] of column.tiles.entries()) {
    const value = parameters.values[bias.offset + first + t];
    if (value === undefined) return;
    const share = Math.max(-1, Math.min(1, value / bias.limit));
    const length = (share * size) / 2;
    context.fillStyle = signedCss[share > 0 ? 256 : 0]!;
    context.fillRect(x - 6, y + size / 2 - Math.max(0, length), 4, Math.abs(length));
  }
}

/** One unit's function over the line: zero in the middle, the area between filled in the colour of the sign. */
function drawCurve(
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
function drawBand(context: CanvasRenderingContext2D, source: PlacedColumn, target: PlacedColumn): void {
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
function drawStraight(context: CanvasRenderingContext2D, source: PlacedColumn, target: PlacedColumn): void {
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
