/**
 * @file Paints a frame on the stage's canvases: tiles, biases, edges. What lies outside of the part in view is left out.
 * Longer than 300 lines because the layers of one picture are painted in one order, over one state of what was painted before.
 */

import { palette } from '#charts/color.ts';
import { drawEdges, type EdgeBundle, nearestEdge } from '#charts/edges.ts';
import type { ParametersResult } from '#probes/parameters/parameters.probe.ts';
import type { UnitMaps, UnitsResult } from '#probes/units/units.probe.ts';
import { bandHeight, bandUnit } from '#stage/layout/bands.ts';
import type { Link, PlacedColumn, StackLayout } from '#stage/layout/stackLayout.ts';
import { around, type Box } from '#stage/layout/tiles.ts';
import { apart, type Focus, type Mark, meant, roomForBiases } from './lines.ts';
import type { NetworkFrame } from './networkFrame.ts';
import { agrees, numbersOf } from './pictures.ts';
import {
  drawBand,
  drawBandVia,
  drawBiases,
  drawPassing,
  drawStraight,
  drawTicks,
  drawWaiting,
  middle,
  outline,
  right,
} from './stackMarks.ts';
import { TilePainter, type TokenNames } from './tilePainter.ts';

type Context = CanvasRenderingContext2D;

/** How tiles are drawn. */
export interface TileLook {
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** Blocks whose numbers are not those of the document. */
  readonly dimmed?: ReadonlySet<string>;
  /** Where the inputs are tokens: what they are called. */
  readonly names?: TokenNames;
  /** Each feature map has its own scale. */
  readonly perMap?: boolean;
  /** The block whose biases are shown. */
  readonly biased?: string | undefined;
}

interface Bundle extends EdgeBundle {
  readonly block: string;
  readonly from: string;
  readonly limit: number;
}

const overlaps = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export class StackPainter {
  readonly #tiles = new TilePainter();
  #run = -1;
  #bundles: Bundle[] = [];
  #follows = false;
  readonly #biases = new Map<string, { readonly tiles: readonly Box[]; readonly first: number }>();
  #signal = new Float32Array(0);
  #frame: NetworkFrame | undefined;
  /** When the frame came: drawn again it is drawn as before. */
  #came = 0;
  readonly #maps = new Map<string, UnitMaps>();
  #layout: StackLayout | undefined;
  #bandUnit = 0;
  readonly #columns = new Map<string, PlacedColumn>();

  #look(layout: StackLayout, frame: NetworkFrame | undefined): void {
    if (frame !== this.#frame) {
      this.#frame = frame;
      this.#came = performance.now();
      this.#maps.clear();
      for (const maps of frame?.probes.units?.blocks ?? [])
        this.#maps.set(maps.name === undefined ? maps.id : `${maps.id} ${maps.name}`, maps);
    }
    if (layout !== this.#layout) {
      this.#layout = layout;
      this.#bandUnit = bandUnit(layout.columns);
      this.#columns.clear();
      for (const column of layout.columns) this.#columns.set(column.id, column);
    }
    if (frame && frame.run !== this.#run) {
      this.#run = frame.run;
      this.#tiles.forget();
    }
  }

  /**
   * Draws what lies between the tiles: the weights, bands where they cannot be told apart, the tiles' outlines.
   * @param view the part of the stage to draw
   * @param lines what edges show: the weight, or the weight times what flows along it
   * @param focus what is lit
   * @returns whether any of it follows the numbers: nothing else need be drawn anew with a frame
   */
  drawLinks(
    context: Context,
    layout: StackLayout,
    view: Box,
    frame: NetworkFrame | undefined,
    lines: 'weight' | 'signal',
    focus: Focus | undefined,
  ): boolean {
    this.#look(layout, frame);
    const parameters = frame?.probes.parameters;
    this.#bundles = [];
    this.#follows = false;
    if (layout.vertical) drawTicks(context, layout);
    else for (const link of layout.links) this.#drawLink(context, link, layout.bare, view, parameters, lines, focus);
    for (const column of layout.columns) if (overlaps(column, view)) outline(context, column);
    if (focus?.source !== undefined) this.#drawEnds(context, focus);
    return this.#follows;
  }

  /** Rings round the two ends of the edge that is lit. */
  #drawEnds(context: Context, { block, unit, from, source }: Focus): void {
    context.strokeStyle = palette().ink1;
    context.lineWidth = 2;
    for (const [id, own] of [
      [from ?? '', source!],
      [block, unit],
    ] as const) {
      const column = this.#columns.get(id);
      const tile = column?.tiles[own - column.picture.first];
      if (tile) context.strokeRect(tile.x - 1, tile.y - 1, tile.width + 2, tile.height + 2);
    }
  }

  /** The box round a mark: an edge with its two ends, or a bias with its unit. */
  boxOf({ block, from, source, target }: Mark): Box | undefined {
    const tile = (id: string | undefined, unit: number | undefined) => {
      const column = this.#columns.get(id ?? '');
      return column?.tiles[(unit ?? -1) - column.picture.first];
    };
    const ends = [tile(from, source), tile(block, target)].filter((t) => t !== undefined);
    return ends.length > 0 ? around(ends) : undefined;
  }

  /** Draws what changes with every frame: every unit's output, and the biases of the block where they are shown. */
  drawTiles(
    context: Context,
    layout: StackLayout,
    view: Box,
    frame: NetworkFrame | undefined,
    { ratio, dimmed, names, perMap = false, biased }: TileLook,
  ): void {
    this.#look(layout, frame);
    const units = frame?.probes.units;
    const now = this.#came;
    this.#biases.clear();
    for (const column of layout.columns) {
      if (!overlaps(column, view) || column.picture.kind === 'hinge') continue;
      const maps = this.#maps.get(column.id);
      if (column.id === biased) this.#drawBiases(context, layout, column, maps, frame?.probes.parameters);
      context.globalAlpha = dimmed?.has(column.id) ? 0.45 : 1;
      if (units && agrees(column.picture, maps)) this.#tiles.draw(context, column, units, maps, names, now, perMap);
      else drawWaiting(context, column.tiles);
      for (const { name, tiles } of column.extras) {
        const extra = this.#maps.get(`${column.id} ${name}`);
        if (units && extra?.shown === tiles.length) this.#tiles.drawExtra(context, tiles, units, extra);
        else drawWaiting(context, tiles);
      }
      context.globalAlpha = 1;
    }
    this.#tiles.finish(context, ratio);
  }

  #drawBiases(
    context: Context,
    { bare }: StackLayout,
    column: PlacedColumn,
    maps: UnitMaps | undefined,
    parameters: ParametersResult | undefined,
  ): void {
    const { picture, id, tiles } = column;
    if (
      bare ||
      !roomForBiases(column) ||
      !parameters ||
      !agrees(picture, maps) ||
      !drawBiases(context, column, parameters, maps.first)
    )
      return;
    this.#biases.set(id, { tiles, first: maps.first });
  }

  /** The bias whose bar is at a place, else the edge nearest to it within 12 px. */
  markAt(x: number, y: number): Mark | undefined {
    for (const [block, { tiles, first }] of this.#biases) {
      const target = tiles.findIndex((t) => x >= t.x - 10 && x < t.x && y >= t.y && y <= t.y + t.height);
      if (target >= 0) {
        const unit = first + target;
        return { block, parameter: 'bias', index: unit, target: unit };
      }
    }
    for (const bundle of this.#bundles) {
      const hit = nearestEdge(bundle, x, y, 12, bundle.limit);
      if (hit)
        return {
          block: bundle.block,
          parameter: 'weight',
          index: hit.target * bundle.sourceY.length + hit.source,
          from: bundle.from,
          source: hit.source,
          target: hit.target,
        };
    }
    return undefined;
  }

  #drawLink(
    context: Context,
    { source: from, target: to, kind, part, via }: Link,
    bare: boolean,
    view: Box,
    parameters: ParametersResult | undefined,
    lines: 'weight' | 'signal',
    focus: Focus | undefined,
  ): void {
    const [source, target] = [this.#columns.get(from), this.#columns.get(to)];
    if (!source || !target || kind === 'arc') return;
    const x = Math.min(source.x, target.x);
    const y = Math.min(source.y, target.y);
    const width = Math.max(right(source), right(target)) - x;
    const height = Math.max(source.y + source.height, target.y + target.height) - y;
    if (!overlaps({ x, y, width, height }, view)) return;
    const tiles = part ? target.tiles.slice(...part) : target.tiles;
    const { length } = source.tiles;
    const band = () => {
      if (length === 0 || tiles.length === 0) return;
      const [out, into] = [this.#bandEnd(source), this.#bandEnd(target, part)];
      if (via) return drawBandVia(context, out, into, via);
      drawBand(context, out, into);
      if (!bare) drawPassing(context, out, into, numbersOf(source.picture));
    };
    if (!apart(source, target, kind, tiles.length)) return band();
    if (kind === 'into' && this.#drawWeights(context, source, target, parameters, lines, focus)) return;
    const whole = source.picture.units === length && length === tiles.length;
    if (whole && target.single && target.role !== 'folded') drawStraight(context, source.tiles, tiles, via);
    else band();
  }

  /** Where a band leaves or enters a column, or a part of one: as high as the root of its numbers. */
  #bandEnd(column: PlacedColumn, part?: readonly [from: number, to: number]): Box {
    const box = around(part ? column.tiles.slice(...part) : column.tiles);
    const share = part ? (part[1] - part[0]) / column.picture.units : 1;
    const height = Math.min(box.height, bandHeight(column, this.#bandUnit) * Math.sqrt(share));
    const names = column.picture.kind === 'bars' ? column.names : 0;
    return { x: box.x - names, y: middle(box) - height / 2, width: box.width + names, height };
  }

  /** The weights of a block that has one for each pair of source and target. Returns whether it has. */
  #drawWeights(
    context: Context,
    source: PlacedColumn,
    target: PlacedColumn,
    parameters: ParametersResult | undefined,
    lines: 'weight' | 'signal',
    focus: Focus | undefined,
  ): boolean {
    const weight = parameters?.parameters.find((p) => p.block === target.id && p.name === 'weight');
    // Before anything is known, too: weights may come.
    if (weight || !parameters) this.#follows = true;
    const [sources, targets] = [source.tiles.length, target.tiles.length];
    if (weight?.shape.length !== 2 || weight.shape[0] !== targets || weight.shape[1] !== sources) return false;
    let values: Float32Array = parameters!.values.subarray(weight.offset, weight.offset + weight.count);
    // As strong as at the start at least: weights that go to zero look like it.
    let limit = Math.max(weight.limit, weight.start);
    const maps = this.#maps.get(source.id);
    const units = this.#frame?.probes.units;
    if (lines === 'signal' && maps && units) {
      values = this.#signals(values, sources, units, maps);
      limit = values.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-9);
    }
    const bundle: Bundle = {
      block: target.id,
      from: source.id,
      sourceX: right(source.tiles[0]!),
      targetX: target.tiles[0]!.x - 6 - (target.picture.kind === 'bars' ? target.names : 0),
      sourceY: source.tiles.map(middle),
      targetY: target.tiles.map(middle),
      values,
      limit,
    };
    this.#bundles.push(bundle);
    const highlight = meant(focus, source, target);
    drawEdges(context, bundle, { limit, highlight });
    return true;
  }

  /** What an edge really carries: weight × the spread of its source over the points, or weight × its number for the one sample. */
  #signals(weights: Float32Array, sources: number, { values }: UnitsResult, maps: UnitMaps): Float32Array {
    const cells = maps.width * maps.height;
    if (this.#signal.length !== weights.length) this.#signal = new Float32Array(weights.length);
    for (let s = 0; s < sources; s++) {
      const from = maps.offset + s * cells;
      let flow = values[from]!;
      if (cells > 1) {
        let sum = 0;
        let squares = 0;
        for (let i = from; i < from + cells; i++) {
          const v = values[i]!;
          sum += v;
          squares += v * v;
        }
        const mean = sum / cells;
        flow = Math.sqrt(Math.max(0, squares / cells - mean * mean));
      }
      for (let i = s; i < weights.length; i += sources) this.#signal[i] = weights[i]! * flow;
    }
    return this.#signal;
  }
}
