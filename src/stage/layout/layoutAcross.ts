/** @file The whole network from left to right: at full size, or made to fit. */
import {
  belowLabel,
  extentOf,
  halfOf,
  type MeasuredColumn,
  type MeasuredList,
  measureColumn,
  measureList,
  overhead,
  widthOf,
} from './acrossMeasure.ts';
import { Placer } from './acrossPlace.ts';
import { withHinges } from './bands.ts';
import { groupBoxes } from './groups.ts';
import {
  BRIEF,
  bareMetrics,
  CROWDED,
  inFewWords,
  inHeight,
  type Metrics,
  pictureMetrics,
  USUAL,
  withHeadline,
} from './metrics.ts';
import { LEAST_BETWEEN, pinsOf } from './pins.ts';
import { type StackLayout, scaledLayout } from './stackLayout.ts';
import type { StackTree } from './stackTree.ts';
import { TILE } from './tiles.ts';

/** Kept free above and below everything. */
const EDGE = 4;
/** Height that tiles are given at least. */
const LEAST_TALL = 2.5 * TILE.least;
/** Tiles are made no smaller than this part of their size to fit. */
const LEAST_SCALE = 0.04;

interface Measured {
  readonly input: MeasuredColumn;
  readonly list: MeasuredList;
  readonly metrics: Metrics;
  readonly half: number;
  readonly up: number;
  readonly down: number;
}

function measure(tree: StackTree, height: number, metrics: Metrics): Measured {
  const { above, below } = overhead(tree.list, metrics);
  const under = Math.max(below, metrics.foot + belowLabel(tree.input, metrics));
  const tall = Math.max(LEAST_TALL, height - above - under - 2 * EDGE);
  const input = measureColumn(tree.input, tall, metrics);
  const list = measureList(tree.list, tall, metrics);
  const half = Math.max(input.area.height / 2, halfOf(list));
  const { up, down } = extentOf(list, half);
  return { input, list, metrics, half, up, down: Math.max(down, half + metrics.foot + input.extra) };
}

/** The width of everything with a gap between columns. */
function totalOf({ input, list, metrics: m }: Measured, gap: number): number {
  const row = list.items.length === 0 ? m.empty : widthOf(list, gap);
  return m.margin.left + input.width + gap + row + m.margin.right;
}

/** The gap with which everything is as wide as the room, within its bounds. */
function gapFor(measured: Measured, width: number): number {
  const { least, most, wide } = measured.metrics.gap;
  // What must be scrolled anyway has room for what stands between columns.
  if (totalOf(measured, least) > width) return wide;
  if (totalOf(measured, most) <= width) return most;
  let [low, high] = [least, most];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (totalOf(measured, middle) <= width) low = middle;
    else high = middle;
  }
  return low;
}

function place(measured: Measured, width: number, height: number, bare: boolean): StackLayout {
  const { input, list, metrics: m, half, up, down } = measured;
  const gap = gapFor(measured, width);
  const taken = totalOf(measured, gap);
  const total = Math.max(width, taken);
  const full = Math.max(height, up + down + 2 * EDGE);
  const axis = (full - up - down) / 2 + up;
  const placer = new Placer(gap);
  const line = { axis, half, metrics: m, depth: 0 };
  const left = m.margin.left + (total - taken) / 2;
  const source = placer.column(input, left, line);
  const from = source.x + source.width / 2;
  const region = { x: from, y: 0, width: total - from, height: full };
  placer.list(list, left + input.width + gap, line, source, region, total);
  const { containers, links, slots } = placer;
  const columns = withHinges(placer.columns);
  const groups = groupBoxes(columns);
  return { vertical: false, bare, width: total, height: full, columns, containers, links, slots, groups };
}

/** A row whose widest block has no room between what is pinned at its ends is laid out with that block smaller, where that gives it room. */
function withPins(tree: StackTree, usual: StackLayout, width: number, height: number, metrics: Metrics): StackLayout {
  const { columns } = usual;
  if (usual.width <= width + 1 || pinsOf(usual, width)) return usual;
  const [first, last] = [columns[0]!, columns.at(-1)!];
  const widest = width - (first.x + first.width) - (usual.width - last.x) - LEAST_BETWEEN;
  const narrow = place(measure(tree, height, { ...metrics, widest }), width, height, false);
  return pinsOf(narrow, width) ? narrow : usual;
}

/** Columns whose lines can be told apart. */
export const singles = ({ columns }: StackLayout): number => columns.filter(({ single }) => single).length;

/**
 * Columns side by side, those of a list centred on one axis; gaps share what width is left.
 * @param fit made smaller, without labels, until it is no wider and no higher than the room; otherwise wider where it must be
 * @param headline height kept free for words over each column
 */
export function layoutAcross(tree: StackTree, width: number, height: number, fit = false, headline = 0): StackLayout {
  const usual = measure(tree, height, withHeadline(inHeight(USUAL, height), headline));
  if (totalOf(usual, usual.metrics.gap.least) <= width && (!fit || usual.up + usual.down + 2 * EDGE <= height)) {
    const placed = place(usual, width, height, false);
    // A line of words less, where that keeps a column from being folded: its lines say more.
    const few = measure(tree, height, withHeadline(inFewWords(USUAL), headline));
    const other = placed.columns.every(({ single }) => single) ? placed : place(few, width, height, false);
    return singles(other) > singles(placed) ? other : placed;
  }
  const brief = measure(tree, height, withHeadline(inHeight(BRIEF, height), headline));
  if (totalOf(brief, BRIEF.gap.least * 3) <= width && (!fit || brief.up + brief.down + 2 * EDGE <= height))
    return place(brief, width, height, false);
  const crowded = measure(tree, height, withHeadline(inHeight(CROWDED, height), headline));
  const enough = totalOf(crowded, CROWDED.gap.least) <= width && crowded.up + crowded.down + 2 * EDGE <= height;
  // A line of words less, and less above the tiles, where their height makes columns so narrow that the row is whole.
  const few = measure(tree, height, withHeadline(inFewWords(CROWDED), headline));
  const least = CROWDED.gap.least;
  if (totalOf(crowded, least) > width && totalOf(few, least) <= width && few.up + few.down + 2 * EDGE <= height)
    return place(few, width, height, false);
  if (!fit || enough) return withPins(tree, place(crowded, width, height, false), width, height, crowded.metrics);
  return layoutSmall(tree, width, height, bareMetrics);
}

/** The whole network without labels, made smaller until it is no wider and no higher than the room. @param metrics at a scale */
export function layoutSmall(
  tree: StackTree,
  width: number,
  height: number,
  metrics: (scale: number) => Metrics = pictureMetrics,
): StackLayout {
  // Made smaller there is more room for tiles one above the other, which makes columns narrower: the largest scale that fits is searched for.
  const fits = (scale: number) => {
    const m = measure(tree, height / scale, metrics(scale));
    return totalOf(m, m.metrics.gap.least) <= width / scale && m.up + m.down + 2 * EDGE <= height / scale;
  };
  let [low, high] = [LEAST_SCALE, 1];
  if (fits(high)) low = high;
  else
    for (let i = 0; i < 10; i++) {
      const middle = Math.sqrt(low * high);
      if (fits(middle)) low = middle;
      else high = middle;
    }
  const layout = place(measure(tree, height / low, metrics(low)), width / low, height / low, true);
  return scaledLayout(layout, Math.min(low, width / layout.width, height / layout.height));
}
