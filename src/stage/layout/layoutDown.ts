/** @file The whole network from top to bottom, where the stage is narrow: rows of tiles, containers as cards within cards. Pure geometry in CSS pixels. */
import type { Holder } from '#nn/block.ts';
import { isPaged } from '#stage/pictures.ts';
import { TALL_EXTRA, tilesDown } from './downTiles.ts';
import {
  type Link,
  type PlacedColumn,
  type PlacedContainer,
  type PlacedLane,
  type Slot,
  type StackLayout,
  slotOf,
} from './stackLayout.ts';
import type { ColumnNode, ContainerNode, ListNode, StackTree } from './stackTree.ts';
import type { Box } from './tiles.ts';

const ROW = { label: 36, below: 12, between: 24, first: 16, pager: 28, stepper: 40, problem: 116 } as const;
/** A container: its heading, the line of its shortcut, a branch's heading, the line for one more branch, room at its sides and foot. */
const CARD = { head: 36, pill: 36, lane: 26, more: 36, side: 10, foot: 8, empty: 40 } as const;
const MARGIN = 12;
/** Cards within cards stop stepping in where the rows would become too narrow for their tiles. */
const NARROWEST = 232;

export interface DownOptions {
  /** The selected block, and the room below its tiles for its actions. */
  readonly open?: string;
  readonly openHeight?: number;
  /** Blocks that do not fit: below the label of each there is room for a card that says so. */
  readonly wrong?: readonly string[];
  /** Height kept free between a block's label and its tiles, for a line of words. */
  readonly headline?: number;
}

/** Blocks one below the other, input on top; tiles wrap, eight to a row where there is room. */
export function layoutDown(tree: StackTree, width: number, options: DownOptions = {}): StackLayout {
  const down = new Down(options);
  const box = { x: MARGIN, width: width - 2 * MARGIN };
  down.y = 8;
  const input = down.column(tree.input, box, 0);
  down.list(tree.list, { ...box, x: 0, width }, box, 0, input.id);
  const { columns, containers, links, slots } = down;
  return { vertical: true, bare: false, width, height: down.y + 4, columns, containers, links, slots, groups: [] };
}

type Span = Pick<Box, 'x' | 'width'>;

class Down {
  y = 0;
  readonly columns: PlacedColumn[] = [];
  readonly containers: PlacedContainer[] = [];
  readonly links: Link[] = [];
  readonly slots: Slot[] = [];
  readonly #options: DownOptions;

  constructor(options: DownOptions) {
    this.#options = options;
  }

  column(node: ColumnNode, { x, width }: Span, depth: number): PlacedColumn {
    const { tiles, extras, height: tall, single } = tilesDown(node.picture, node.extras, width - 16);
    const { headline = 0 } = this.#options;
    const at = (b: Box): Box => ({ ...b, x: x + 8 + b.x, y: this.y + ROW.label + headline + b.y });
    const paged = node.role !== 'input' && isPaged(node.picture);
    const steps = node.role === 'input' && node.picture.kind !== 'plane' && node.picture.kind !== 'line';
    const open = this.#options.open === node.id && node.role !== 'output' ? (this.#options.openHeight ?? 0) : 0;
    const own = headline + tall + ROW.below + (paged ? ROW.pager : 0) + (steps ? ROW.stepper : 0);
    const height = ROW.label + Math.max(own, this.#options.wrong?.includes(node.id) ? ROW.problem : 0) + open;
    const placed: PlacedColumn = {
      id: node.id,
      role: node.role,
      picture: node.picture,
      x,
      y: this.y,
      width,
      height,
      tiles: tiles.map(at),
      extras: extras.map((e) => ({ name: e.name, tiles: e.tiles.map(at) })),
      single,
      foot: this.y,
      headline,
      lines: 1,
      brief: false,
      ...(node.label ? { label: node.label } : {}),
      names: 0,
      depth,
    };
    this.columns.push(placed);
    this.y += height;
    return placed;
  }

  /** @param reach how far its slots go sideways @param span where its rows stand */
  list({ nodes, holder }: ListNode, reach: Span, span: Span, depth: number, from: string): string {
    let source = from;
    for (const [index, node] of nodes.entries()) {
      this.#slot(holder, index, reach, span, depth);
      if (node.kind === 'column') {
        this.links.push({ source, target: node.id, kind: 'into' });
        source = this.column(node, span, depth).id;
      } else source = this.#container(node, span, depth, source);
    }
    this.#slot(holder, nodes.length, reach, span, depth);
    return source;
  }

  #slot(holder: Holder, index: number, reach: Span, span: Span, depth: number): void {
    // Next to a heading there is room enough.
    const height = depth > 0 && index === 0 ? ROW.first : ROW.between;
    const box = { x: reach.x, y: this.y, width: reach.width, height };
    const mark = { line: height / 2, from: span.x - reach.x, length: span.width };
    this.slots.push(slotOf({ ...holder, index }, box, depth, mark));
    this.y += height;
  }

  #container(node: ContainerNode, span: Span, depth: number, source: string): string {
    const top = this.y;
    const step = span.width - 2 * CARD.side >= NARROWEST ? CARD.side : 2;
    const inner = { x: span.x + step, width: span.width - 2 * step };
    const caption = { x: span.x, y: top, width: span.width, height: CARD.head };
    // Kept in the order of reading: a container before what it holds.
    const at = this.containers.push({ id: node.id } as PlacedContainer) - 1;
    this.y += CARD.head;
    const lanes: PlacedLane[] = [];
    const parts: Link[] = [];
    let made: Partial<PlacedContainer> = {};
    let units = 0;
    const side = node.side && node.side.nodes.length > 0 ? node.side : undefined;
    if (node.look === 'sum') {
      const [body] = node.lanes;
      const start = this.y;
      const last = this.list(body!, span, inner, depth + 1, source);
      if (body!.nodes.length === 0) this.y += CARD.empty - ROW.first;
      lanes.push({
        x: inner.x,
        y: start,
        width: inner.width,
        height: this.y - start,
        empty: body!.nodes.length === 0,
        axis: (start + this.y) / 2,
      });
      parts.push({ source: last, target: node.id, kind: 'sum' });
      if (node.side && !side) {
        const pill = { x: inner.x, y: this.y, width: inner.width, height: CARD.pill - 4 };
        const mark = { line: pill.height / 2, from: 0, length: pill.width, wide: pill.height };
        this.slots.push(slotOf({ ...node.side.holder, index: 0 }, pill, depth + 1, mark));
        const point = { x: pill.x, y: pill.y };
        made = { arc: { from: point, to: point, top: pill.y, pill } };
        this.y += CARD.pill;
      } else if (side) made = { side: this.#lane(side, inner, depth + 1, source).lane };
    } else {
      for (const [branch, list] of node.lanes.entries()) {
        const { lane, last } = this.#lane(list, inner, depth + 1, source);
        lanes.push({ ...lane, branch });
        parts.push({ source: last, target: node.id, kind: 'join', part: [units, (units += list.units)] });
        this.y += 6;
      }
      const more = { x: inner.x, y: this.y, width: inner.width, height: CARD.more - 6 };
      const slot = node.lanes[0]?.holder.slot;
      if (slot !== undefined) {
        const place = { container: node.id, slot, branch: node.lanes.length, index: 0 };
        this.slots.push(
          slotOf(place, more, depth + 1, { line: more.height / 2, from: 0, length: more.width, wide: more.height }),
        );
      }
      made = { more };
      this.y += CARD.more;
    }
    const output = this.column(node.output, inner, depth + 1);
    this.links.push(...parts);
    this.y += CARD.foot;
    this.containers[at] = {
      id: node.id,
      look: node.look,
      x: span.x,
      y: top,
      width: span.width,
      height: this.y - top,
      caption,
      lanes,
      ...made,
      depth,
    };
    return output.id;
  }

  /** A list with a heading of its own: a branch, or the blocks of a shortcut. */
  #lane(list: ListNode, span: Span, depth: number, source: string): { lane: PlacedLane; last: string } {
    const y = this.y;
    const step = span.width - 2 * CARD.side >= NARROWEST ? CARD.side : 2;
    this.y += CARD.lane;
    const inner = { x: span.x + step, width: span.width - 2 * step };
    const last = this.list(list, span, inner, depth, source);
    if (list.nodes.length === 0) this.y += 12;
    const lane = {
      ...span,
      y,
      height: this.y - y,
      empty: list.nodes.length === 0,
      axis: y + CARD.lane + ROW.first / 2,
    };
    return { lane, last };
  }
}

/** Room below the tiles of the selected block for its actions. */
export const OPEN_HEIGHT = TALL_EXTRA;
