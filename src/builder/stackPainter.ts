/** @file Paints a frame on the stage's canvas: tiles, biases, edges. Allocates nothing per frame once sizes are settled. */
import { palette } from '#charts/color.ts';
import { drawEdges, type EdgeBundle, nearestEdge } from '#charts/edges.ts';
import { TileAtlas } from '#charts/heatmap.ts';
import type { Frame } from '#engine/protocol.ts';
import type { PlacedColumn, StackLayout, TileBox } from './stackLayout.ts';
import {
  drawBand,
  drawBiases,
  drawCurve,
  drawStraight,
  drawTicks,
  drawWaiting,
  middle,
  outline,
  right,
} from './stackMarks.ts';

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
  #run = -1;
  #bundles: Bundle[] = [];
  readonly #biases = new Map<string, readonly TileBox[]>();
  readonly #first = new Map<string, number>();
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
    this.#biases.clear();
    if (layout.vertical) drawTicks(context, layout);
    else this.#drawLinks(context, layout, units, parameters, lines, focus);
    for (const column of layout.columns) {
      const maps = units?.blocks.find((b) => b.id === column.id);
      if (maps?.shown === column.tiles.length && parameters && drawBiases(context, column, parameters, maps.first)) {
        this.#biases.set(column.id, column.tiles);
        this.#first.set(column.id, maps.first);
      }
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
    if (frame && frame.run !== this.#run) {
      this.#run = frame.run;
      this.#limits.clear();
    }
    for (const column of layout.columns) {
      const maps = units?.blocks.find((b) => b.id === column.id);
      context.globalAlpha = dimmed.has(column.id) ? 0.45 : 1;
      if (units && maps?.shown === column.tiles.length) this.#drawTiles(context, column, units, maps, ratio, now);
      else drawWaiting(context, column);
      context.globalAlpha = 1;
    }
  }

  /** The bias whose bar is at a place, else the edge nearest to it within 12 px. */
  markAt(x: number, y: number): Mark | undefined {
    for (const [block, tiles] of this.#biases) {
      const target = tiles.findIndex((t) => x >= t.x - 10 && x < t.x && y >= t.y && y <= t.y + t.size);
      if (target >= 0)
        return {
          block,
          parameter: 'bias',
          index: this.#first.get(block)! + target,
          target: this.#first.get(block)! + target,
        };
    }
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
