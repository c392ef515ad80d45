/** @file How much room columns and containers need side by side: a first pass, before they are placed. Pure. */
import { isPaged } from '#stage/pictures.ts';
import { inBranch, type Metrics } from './metrics.ts';
import type { ColumnNode, ContainerNode, ListNode } from './stackTree.ts';
import { narrowed, type TileArea, tileArea } from './tiles.ts';

/** Height that tiles in a branch are given at least, and of a branch without any. */
const LEAST_TALL = 54;
const EMPTY_LANE = 28;
/** Height of the tiles of a shortcut, and what stands round its line. */
const SIDE_TALL = 84;
export const SIDE = { below: 12, above: 20 } as const;

export interface MeasuredColumn {
  readonly kind: 'column';
  readonly node: ColumnNode;
  readonly area: TileArea;
  readonly width: number;
  /** Below the label. */
  readonly extra: number;
}
export interface MeasuredContainer {
  readonly kind: 'container';
  readonly node: ContainerNode;
  readonly lanes: readonly MeasuredList[];
  readonly side?: MeasuredList;
  readonly output: MeasuredColumn;
}
export interface MeasuredList {
  readonly list: ListNode;
  readonly items: readonly (MeasuredColumn | MeasuredContainer)[];
  readonly metrics: Metrics;
}

/** Everything measured. @param tall height for the tiles of this list's columns */
export function measureList(list: ListNode, tall: number, metrics: Metrics): MeasuredList {
  return { list, items: list.nodes.map((node) => measureNode(node, tall, metrics)), metrics };
}

/** Widths of a letter of a label's name and of its other lines, on average, in CSS pixels. */
const LETTER = { name: 7.4, line: 6.6 } as const;
/** A label that would be wider than this is cut off. */
const LABEL_MOST = 190;

/** A hinge has no tiles: its column is as wide as its words. */
const HINGE_LEAST = 56;

/** The width that a column's label takes, as far as it can be told from its letters. */
function labelWidth({ label }: ColumnNode, m: Metrics): number {
  if (!label || m.lines === 0) return 0;
  const { name, detail, shape = '' } = label;
  const lines = Math.max(detail.length + (m.lines === 2 ? 5 : 0), shape.length);
  const apart = Math.max(LETTER.name * name.length, LETTER.line * lines);
  const together = LETTER.name * (name.length + (detail ? detail.length + 3 : 0));
  return Math.min(LABEL_MOST, 10 + (m.brief ? apart : Math.max(together, apart)));
}

/** The input column, where it is one sample of many. */
const stepsThrough = ({ role, picture }: ColumnNode) =>
  role === 'input' && picture.kind !== 'plane' && picture.kind !== 'line';

/** What stands below a column's label: the line to leaf through its units, or through the samples. */
export function belowLabel(node: ColumnNode, m: Metrics): number {
  if (stepsThrough(node)) return m.stepper;
  return node.role !== 'input' && isPaged(node.picture) ? m.pager : 0;
}

export function measureColumn(node: ColumnNode, tall: number, m: Metrics): MeasuredColumn {
  const made = tileArea(node.picture, node.extras, tall, m.small);
  const named = m.lines === 0 ? { ...made, names: 0 } : made;
  const area = m.widest === undefined ? named : narrowed(named, m.widest - m.beside - 2 * named.names);
  const narrowest = node.picture.kind === 'hinge' ? Math.min(m.narrowest, HINGE_LEAST) : m.narrowest;
  const least = Math.max(narrowest, stepsThrough(node) && m.stepper > 0 ? 132 : 0, labelWidth(node, m));
  // The tiles stay in the middle: as much room at the right as their names take at the left.
  const width = Math.max(least, area.width + m.beside + 2 * area.names);
  return { kind: 'column', node, area, width, extra: belowLabel(node, m) };
}

function measureNode(node: ColumnNode | ContainerNode, tall: number, m: Metrics): MeasuredColumn | MeasuredContainer {
  if (node.kind === 'column') return measureColumn(node, tall, m);
  const output = measureColumn(node.output, tall, m);
  if (node.look === 'sum') {
    const side = node.side && node.side.nodes.length > 0 ? node.side : undefined;
    return {
      kind: 'container',
      node,
      lanes: node.lanes.map((lane) => measureList(lane, tall, m)),
      ...(side ? { side: measureList(side, SIDE_TALL, inBranch(m)) } : {}),
      output,
    };
  }
  const lane = inBranch(m);
  const full = node.lanes.filter((list) => list.nodes.length > 0);
  const fixed = full.reduce(
    (sum, list) => {
      const { above, below } = overhead(list, lane);
      return sum + m.laneHead + above + below;
    },
    (node.lanes.length - full.length) * (m.laneHead + EMPTY_LANE),
  );
  const gaps = Math.max(0, node.lanes.length - 1) * m.laneGap + 2 * m.inside;
  // What is left of the line's own height is shared by the branches that have tiles to show.
  const share = (tall + m.head + m.foot - m.more - gaps - fixed) / Math.max(1, full.length);
  const lanes = node.lanes.map((list) => measureList(list, Math.max(LEAST_TALL, share), lane));
  return { kind: 'container', node, lanes, output };
}

/** What stands above and below the tiles of a list's columns at least: labels, arcs, captions. */
export function overhead(list: ListNode, m: Metrics): { above: number; below: number } {
  let [above, below] = [m.head, m.foot];
  for (const node of list.nodes) {
    below = Math.max(below, m.foot + belowLabel(node.kind === 'column' ? node : node.output, m));
    if (node.kind === 'column') continue;
    if (node.look === 'join') {
      below = Math.max(below, m.foot + m.caption);
      continue;
    }
    const body = overhead(node.lanes[0]!, m);
    const side =
      node.side && node.side.nodes.length > 0 ? SIDE_TALL + m.laneHead + 8 + m.laneFoot + SIDE.below + SIDE.above : 0;
    above = Math.max(above, body.above + m.inside + (side || m.arc));
    below = Math.max(below, body.below + m.caption);
  }
  return { above, below };
}

/** Half the height of the tallest column of a line: those of bodies count, those of branches stand on lines of their own. */
export function halfOf({ items }: MeasuredList): number {
  return items.reduce((most, item) => {
    if (item.kind === 'column') return Math.max(most, item.area.height / 2);
    const body = item.node.look === 'sum' ? halfOf(item.lanes[0]!) : 0;
    return Math.max(most, body, item.output.area.height / 2);
  }, 0);
}

export interface Extent {
  readonly up: number;
  readonly down: number;
}

/** How far a list reaches above and below its axis. @param half half the height of its line's tallest column */
export function extentOf({ items, metrics: m }: MeasuredList, half: number): Extent {
  const line = { up: half + m.head, down: half + m.foot };
  return items.reduce<Extent>((most, item) => {
    const own =
      item.kind === 'column' ? { up: line.up, down: line.down + item.extra } : containerExtent(item, half, m).whole;
    return { up: Math.max(most.up, own.up), down: Math.max(most.down, own.down) };
  }, line);
}

/** A branch's (or shortcut's) own line with its name. */
export function laneHeight(lane: MeasuredList, m: Metrics): { height: number; up: number } {
  const half = lane.items.length === 0 ? EMPTY_LANE / 2 : halfOf(lane);
  const { up, down } = lane.items.length === 0 ? { up: half, down: half } : extentOf(lane, half);
  return { height: m.laneHead + up + down, up: m.laneHead + up };
}

/** How far a container reaches: its panel, and with what stands outside of it (the arc, a shortcut's blocks). */
export function containerExtent(
  { node, lanes, side, output }: MeasuredContainer,
  half: number,
  m: Metrics,
): { whole: Extent; panel: Extent } {
  const line = { up: half + m.head, down: half + m.foot + output.extra };
  if (node.look === 'sum') {
    const body = extentOf(lanes[0]!, half);
    const panel = { up: Math.max(body.up, line.up) + m.inside, down: Math.max(body.down, line.down) + m.caption };
    const above = side ? laneHeight(side, m).height + SIDE.above : m.arc;
    return { whole: { up: panel.up + above, down: panel.down }, panel };
  }
  const stack = lanes.reduce((sum, lane) => sum + laneHeight(lane, m).height, 0);
  const inner = stack + m.laneGap * Math.max(0, lanes.length - 1) + 2 * m.inside;
  const panel = {
    up: Math.max(line.up, inner / 2),
    down: Math.max(line.down, inner / 2 + m.more) + m.caption,
  };
  return { whole: panel, panel };
}

/** How wide a list is with a gap between its columns. */
export function widthOf({ items, metrics: m }: MeasuredList, gap: number): number {
  if (items.length === 0) return m.empty;
  return items.reduce((sum, item, i) => sum + (i > 0 ? gapBefore(items, i, gap, m) : 0) + itemWidth(item, gap, m), 0);
}

/** Room between an item and the one before it: little where both read as one group. */
export function gapBefore(items: MeasuredList['items'], index: number, gap: number, m: Metrics): number {
  const group = (item = items[index]) => (item?.kind === 'column' ? item.node.group : undefined);
  const own = group();
  return own !== undefined && own === group(items[index - 1]) ? Math.min(gap, m.tied) : gap;
}

export function itemWidth(item: MeasuredColumn | MeasuredContainer, gap: number, m: Metrics): number {
  if (item.kind === 'column') return item.width;
  const { inner, fan } = insideWidth(item, gap, m);
  return m.side + fan + inner + Math.max(gap, fan) + item.output.width + m.side / 2;
}

/** The room for a container's lists, and what lines to and from several need beside them. */
export function insideWidth(
  { node, lanes, side }: MeasuredContainer,
  gap: number,
  m: Metrics,
): { inner: number; fan: number } {
  const inner = Math.max(m.empty, ...lanes.map((lane) => widthOf(lane, gap)), side ? widthOf(side, gap) : 0);
  return { inner, fan: node.look === 'join' ? m.fan : 0 };
}
