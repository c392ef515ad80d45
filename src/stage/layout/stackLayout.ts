/** @file What a layout of the stage says: where every column, container, line and slot stands. Pure data in CSS pixels. */

import type { Place } from '#nn/block.ts';
import { placeKey } from '#nn/places.ts';
import type { Picture } from '#stage/pictures.ts';
import type { LabelLines } from './metrics.ts';
import type { ColumnNode, LabelWords } from './stackTree.ts';
import type { Box, TileArea } from './tiles.ts';

export interface PlacedColumn extends Box {
  readonly id: string;
  readonly role: ColumnNode['role'];
  readonly picture: Picture;
  readonly tiles: readonly Box[];
  readonly extras: TileArea['extras'];
  /** All tiles stand in one column, so that edges can be told apart. */
  readonly single: boolean;
  /** Where its label begins, in the coordinates of the stage. */
  readonly foot: number;
  /** Height at its top for words over it. */
  readonly headline: number;
  /** Lines of its label: 0 for a sign alone, 1 for a heading above the tiles. */
  readonly lines: LabelLines;
  /** Its name and what it does, in few words. */
  readonly label?: LabelWords;
  /** There is little room for words. */
  readonly brief: boolean;
  /** Room left of the tiles for their names. */
  readonly names: number;
  /** The group that it reads as one with. */
  readonly group?: string;
  /** Containers round it. */
  readonly depth: number;
}

/** A list of blocks inside a container. */
export interface PlacedLane extends Box {
  /** The branch's number; absent where the slot holds one list. */
  readonly branch?: number;
  readonly empty: boolean;
  /** Where a line through it runs, from the stage's top. */
  readonly axis: number;
  /** Of a shortcut: where its tiles begin and end. */
  readonly from?: number;
  readonly to?: number;
}

/** The way round the body of a sum. */
export interface PlacedArc {
  /** It begins here, rises to `top`, and comes down to `to`. */
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly top: number;
  /** The words on it. */
  readonly pill: Box;
}

export interface PlacedContainer extends Box {
  readonly id: string;
  readonly look: 'sum' | 'join';
  /** Name, size and what can be done with it. */
  readonly caption: Box;
  readonly lanes: readonly PlacedLane[];
  readonly arc?: PlacedArc;
  /** The shortcut's blocks, where it has some. */
  readonly side?: PlacedLane;
  /** Where another branch can be added. */
  readonly more?: Box;
  readonly depth: number;
}

/** What flows from one column to another. */
export interface Link {
  readonly source: string;
  readonly target: string;
  /** `into`: the target's own work on all of it. `sum`, `join`: number by number into the column of a container's output. `arc`: by the way round the body, drawn with it. */
  readonly kind: 'into' | 'sum' | 'join' | 'arc';
  /** The units of the target that it becomes. */
  readonly part?: readonly [from: number, to: number];
  /** It runs through an empty branch: from x to x at this height. */
  readonly via?: { readonly from: number; readonly to: number; readonly y: number };
}

/** A place where blocks can be put, as large as the pointer may miss it by. Where two lie over each other the deeper one is meant. */
export interface Slot extends Box {
  readonly key: string;
  readonly place: Place;
  readonly depth: number;
  /** Where its mark is drawn: from the slot's left edge across, from its top edge downwards. */
  readonly line: number;
  /** How far the mark reaches across: the height of its line of blocks (or width, downwards). */
  readonly from: number;
  readonly length: number;
  /** The mark is a box as wide as this rather than a line: where a list is empty, or the first block begins one. */
  readonly wide?: number;
}

export interface StackLayout {
  readonly vertical: boolean;
  /** Labels are left out: the whole network is made to fit. */
  readonly bare: boolean;
  readonly width: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly containers: readonly PlacedContainer[];
  readonly links: readonly Link[];
  readonly slots: readonly Slot[];
  /** Round blocks that read as one. */
  readonly groups: readonly Box[];
}

export const emptyLayout: StackLayout = {
  vertical: false,
  bare: false,
  width: 0,
  height: 0,
  columns: [],
  containers: [],
  links: [],
  slots: [],
  groups: [],
};

export const slotOf = (
  place: Place,
  box: Box,
  depth: number,
  mark: Pick<Slot, 'line' | 'from' | 'length' | 'wide'>,
): Slot => ({
  ...box,
  key: placeKey(place),
  place,
  depth,
  ...mark,
});

const contains = (box: Box, x: number, y: number) =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** The slot at a place of the stage: of those that lie there the innermost, and of two that meet the first. */
export function slotAt(slots: readonly Slot[], x: number, y: number): Slot | undefined {
  let found: Slot | undefined;
  for (const slot of slots) if (contains(slot, x, y) && (!found || slot.depth > found.depth)) found = slot;
  return found;
}

/** Everything moved and enlarged (or made smaller) by a factor. */
export function scaledLayout(layout: StackLayout, by: number): StackLayout {
  const box = <B extends Box>(b: B): B => ({
    ...b,
    x: b.x * by,
    y: b.y * by,
    width: b.width * by,
    height: b.height * by,
  });
  const point = ({ x, y }: { x: number; y: number }) => ({ x: x * by, y: y * by });
  const lane = (l: PlacedLane): PlacedLane => ({
    ...box(l),
    axis: l.axis * by,
    ...(l.from === undefined ? {} : { from: l.from * by }),
    ...(l.to === undefined ? {} : { to: l.to * by }),
  });
  return {
    ...layout,
    width: layout.width * by,
    height: layout.height * by,
    columns: layout.columns.map((c) => ({
      ...box(c),
      tiles: c.tiles.map(box),
      extras: c.extras.map((e) => ({ ...e, tiles: e.tiles.map(box) })),
      foot: c.foot * by,
      headline: c.headline * by,
      names: c.names * by,
    })),
    containers: layout.containers.map((c) => ({
      ...box(c),
      caption: box(c.caption),
      lanes: c.lanes.map(lane),
      ...(c.arc
        ? { arc: { from: point(c.arc.from), to: point(c.arc.to), top: c.arc.top * by, pill: box(c.arc.pill) } }
        : {}),
      ...(c.side ? { side: lane(c.side) } : {}),
      ...(c.more ? { more: box(c.more) } : {}),
    })),
    links: layout.links.map((l) =>
      l.via ? { ...l, via: { from: l.via.from * by, to: l.via.to * by, y: l.via.y * by } } : l,
    ),
    slots: layout.slots.map((s) => ({
      ...box(s),
      line: s.line * by,
      from: s.from * by,
      length: s.length * by,
      ...(s.wide === undefined ? {} : { wide: s.wide * by }),
    })),
    groups: layout.groups.map(box),
  };
}
