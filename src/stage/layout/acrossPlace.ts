/** @file Puts measured columns and containers side by side: a second pass. Pure geometry in CSS pixels. */
import type { Place } from '#nn/block.ts';
import {
  containerExtent,
  gapBefore,
  halfOf,
  insideWidth,
  itemWidth,
  laneHeight,
  type MeasuredColumn,
  type MeasuredContainer,
  type MeasuredList,
  SIDE,
  widthOf,
} from './acrossMeasure.ts';
import type { Metrics } from './metrics.ts';
import {
  type Link,
  type PlacedColumn,
  type PlacedContainer,
  type PlacedLane,
  type Slot,
  slotOf,
} from './stackLayout.ts';
import { around, type Box } from './tiles.ts';

/** A line that columns stand on, centred on one axis. */
interface Line {
  readonly axis: number;
  readonly half: number;
  readonly metrics: Metrics;
  readonly depth: number;
}

/** Gathers what is placed. */
export class Placer {
  readonly columns: PlacedColumn[] = [];
  readonly containers: PlacedContainer[] = [];
  readonly links: Link[] = [];
  readonly slots: Slot[] = [];
  readonly #gap: number;

  constructor(gap: number) {
    this.#gap = gap;
  }

  /** A column whose left edge stands at x. */
  column({ node, area, width, extra }: MeasuredColumn, x: number, line: Line): PlacedColumn {
    const { axis, half, metrics: m, depth } = line;
    const left = x + (width - area.width) / 2;
    const top = axis - area.height / 2;
    const at = (box: Box): Box => ({ ...box, x: box.x + left, y: box.y + top });
    const placed: PlacedColumn = {
      id: node.id,
      role: node.role,
      picture: node.picture,
      x,
      y: axis - half - m.head,
      width,
      height: 2 * half + m.head + m.foot + extra,
      tiles: area.tiles.map(at),
      extras: area.extras.map(({ name, tiles }) => ({ name, tiles: tiles.map(at) })),
      single: area.single,
      foot: axis + half,
      headline: m.headline,
      lines: m.lines,
      brief: m.brief,
      ...(node.label ? { label: node.label } : {}),
      ...(node.group === undefined ? {} : { group: node.group }),
      names: area.names,
      depth,
    };
    this.columns.push(placed);
    return placed;
  }

  /**
   * The columns of a list from x on.
   * @param from the column that flows into it
   * @param region where its slots may lie
   * @param out the middle of the column that it flows into: its last slot reaches so far
   * @returns the column that flows out of it: `from` where it is empty
   */
  list(measured: MeasuredList, x: number, line: Line, from: PlacedColumn, region: Box, out: number): PlacedColumn {
    const { items, list, metrics: m } = measured;
    let source = from;
    let left = x;
    let start = region.x;
    let edge = x - this.#gap / 2; // the right edge of what stands before
    for (const [index, item] of items.entries()) {
      if (index > 0) left += gapBefore(items, index, this.#gap, m);
      const width = itemWidth(item, this.#gap, m);
      const inner = item.kind === 'column' ? width / 2 : m.side * 0.7;
      this.#slot({ ...list.holder, index }, start, left + inner, (edge + left) / 2, region, line);
      const before = source;
      source = item.kind === 'column' ? this.column(item, left, line) : this.#container(item, left, line, source);
      if (item.kind === 'column') this.links.push({ source: before.id, target: source.id, kind: 'into' });
      start = source.x + source.width / 2;
      edge = left + width;
      left = edge;
    }
    const mark = items.length === 0 ? x + m.empty / 2 : Math.min(edge + this.#gap / 2, (edge + out) / 2);
    this.#slot(
      { ...list.holder, index: items.length },
      start,
      out,
      Math.min(mark, out),
      region,
      line,
      items.length === 0,
    );
    return source;
  }

  #slot(place: Place, from: number, to: number, mark: number, region: Box, line_: Line, empty = false): void {
    const { depth, axis, half } = line_;
    const height = region.height;
    const start = Math.max(region.y, axis - half - 14);
    const box = { x: from, y: region.y, width: Math.max(0, to - from), height };
    const length = Math.min(region.y + height, axis + half + 14) - start;
    const line = Math.max(0, Math.min(box.width, mark - from));
    const wide = empty && depth > 0 ? { wide: Math.max(24, box.width - 56) } : {};
    this.slots.push(slotOf(place, box, depth, { line, from: start - region.y, length, ...wide }));
  }

  #container(item: MeasuredContainer, x: number, line: Line, source: PlacedColumn): PlacedColumn {
    return item.node.look === 'sum' ? this.#sum(item, x, line, source) : this.#join(item, x, line, source);
  }

  #frame(item: MeasuredContainer, x: number, { axis, half, metrics: m, depth }: Line) {
    const { panel, whole } = containerExtent(item, half, m);
    const width = itemWidth(item, this.#gap, m);
    const box = { x: x + 4, y: axis - panel.up, width: width - 8, height: panel.up + panel.down };
    const caption = { x: box.x, y: box.y + box.height - m.caption, width: box.width, height: m.caption };
    return { box, caption, top: axis - whole.up, width, depth: depth + 1 };
  }

  #sum(item: MeasuredContainer, x: number, line: Line, source: PlacedColumn): PlacedColumn {
    const { metrics: m, axis } = line;
    const { box, caption, top, width, depth } = this.#frame(item, x, line);
    const { inner } = insideWidth(item, this.#gap, m);
    const [body] = item.lanes;
    const own = widthOf(body!, this.#gap);
    const start = x + m.side + (inner - own) / 2;
    const outX = x + width - m.side / 2 - item.output.width;
    const region = { x: box.x, y: box.y, width: outX + item.output.width / 2 - box.x, height: box.height };
    const last = this.list(body!, start, { ...line, depth }, source, region, outX + item.output.width / 2);
    const output = this.column(item.output, outX, { ...line, depth });
    this.links.push({ source: last.id, target: output.id, kind: 'sum' });
    const { node } = item;
    const side = item.side && this.#side(item.side, x, top, width, source, { ...line, depth });
    if (!node.side) {
      this.containers.push({ ...box, id: node.id, look: 'sum', caption, lanes: [], depth: line.depth });
      return output;
    }
    const at = side ? side.axis : top + m.arc / 2;
    const outTop = output.tiles[0]?.y ?? axis - 20;
    // From above the column before it, where that stands on the same line; else from the panel's own edge.
    const beside = source.foot === output.foot && source.x < box.x;
    // Beside an arc that ends there, and those of containers further out.
    const aside = (source.role === 'output' ? 12 : 0) - 5 * line.depth;
    const begins = beside
      ? { x: source.x + source.width / 2 + aside, y: (source.tiles[0]?.y ?? axis) - 6 }
      : { x: box.x + 10, y: axis };
    const to = { x: outX + item.output.width / 2, y: outTop - 8 };
    const pillWidth = Math.min(190, Math.max(24, to.x - begins.x - 88));
    const pill = { x: (Math.max(begins.x, box.x) + to.x - pillWidth) / 2, y: at - 14, width: pillWidth, height: 28 };
    if (!side) {
      const slot = { x: box.x, y: top, width: box.width, height: box.y - top };
      const mark = { line: pill.x + pill.width / 2 - box.x, from: at - 14 - top, length: 28, wide: pill.width };
      this.slots.push(slotOf({ ...node.side.holder, index: 0 }, slot, depth, mark));
    }
    this.containers.push({
      ...box,
      id: node.id,
      look: 'sum',
      caption,
      lanes: [{ ...box, x: start, width: own, empty: body!.items.length === 0, axis }],
      arc: { from: begins, to, top: at, pill },
      ...(side ? { side } : {}),
      depth: line.depth,
    });
    return output;
  }

  /** The blocks of a shortcut, on a line of their own above the body. */
  #side(measured: MeasuredList, x: number, top: number, width: number, source: PlacedColumn, line: Line): PlacedLane {
    const m = line.metrics;
    const { height, up } = laneHeight(measured, m);
    const own = widthOf(measured, this.#gap);
    const box = { x: x + 4, y: top, width: width - 8, height: height + SIDE.below };
    const axis = top + up;
    const half = halfOf(measured);
    const start = x + (width - own) / 2;
    const [before, links] = [this.columns.length, this.links.length];
    const on = { axis, half, metrics: measured.metrics, depth: line.depth };
    const last = this.list(measured, start, on, source, box, box.x + box.width);
    // What flows in comes by the arc.
    for (const [i, link] of this.links.entries())
      if (i >= links && link.source === source.id) this.links[i] = { ...link, kind: 'arc' };
    const first = this.columns[before];
    const edge = (column: PlacedColumn | undefined, end: 0 | 1) => {
      const tiles = column && column.tiles.length > 0 ? around(column.tiles) : undefined;
      return tiles ? tiles.x + end * tiles.width : start + end * own;
    };
    return { ...box, empty: false, axis, from: edge(first, 0) - 8, to: edge(last, 1) + 4 };
  }

  #join(item: MeasuredContainer, x: number, line: Line, source: PlacedColumn): PlacedColumn {
    const { metrics: m, axis } = line;
    const { box, caption, width, depth } = this.#frame(item, x, line);
    const { inner, fan } = insideWidth(item, this.#gap, m);
    const heights = item.lanes.map((lane) => laneHeight(lane, m));
    const stack = heights.reduce((sum, { height }) => sum + height + m.laneGap, -m.laneGap);
    const left = x + m.side + fan;
    let y = axis - Math.max(0, stack) / 2;
    let at = 0;
    const outX = x + width - m.side / 2 - item.output.width;
    const lanes: PlacedLane[] = [];
    const parts: Link[] = [];
    for (const [branch, lane] of item.lanes.entries()) {
      const { height, up } = heights[branch]!;
      const region = { x: left - fan / 2, y, width: inner + fan / 2 + Math.max(this.#gap, fan) / 2, height };
      const laneAxis = y + up;
      const start = left + (inner - widthOf(lane, this.#gap)) / 2;
      const own = { axis: laneAxis, half: lane.items.length === 0 ? 14 : halfOf(lane), metrics: lane.metrics, depth };
      const last = this.list(lane, start, own, source, region, region.x + region.width);
      const { units } = lane.list;
      const via = { from: region.x + 8, to: region.x + region.width - 8, y: laneAxis };
      const part = [at, at + units] as const;
      parts.push({
        source: last.id,
        target: item.node.id,
        kind: 'join',
        part,
        ...(lane.items.length === 0 ? { via } : {}),
      });
      at += units;
      lanes.push({ ...region, branch, empty: lane.items.length === 0, axis: laneAxis });
      y += height + m.laneGap;
    }
    const output = this.column(item.output, outX, { ...line, depth });
    this.links.push(...parts);
    const more = { x: left - fan / 2, y: y + 2, width: inner + fan / 2, height: Math.max(m.more - 6, 8) };
    const slot = item.node.lanes[0]?.holder.slot;
    if (slot !== undefined) {
      const place = { container: item.node.id, slot, branch: item.lanes.length, index: 0 };
      this.slots.push(
        slotOf(place, more, depth, { line: more.width / 2, from: 0, length: more.height, wide: more.width }),
      );
    }
    this.containers.push({ ...box, id: item.node.id, look: 'join', caption, lanes, more, depth: line.depth });
    return output;
  }
}
