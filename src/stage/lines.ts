/** @file The lines of the stage: which can be told apart, which number each is, and which are lit. Pure. */
import type { EdgeStyle } from '#charts/edges.ts';
import type { Position } from '#nn/position.ts';
import type { Link, PlacedColumn, StackLayout } from '#stage/layout/stackLayout.ts';
import type { PictureKind } from './pictures.ts';

/** A weight or bias on the stage. */
export interface Mark {
  readonly block: string;
  readonly parameter: string;
  readonly index: number;
  /** Of a weight: the column that it comes from, and its unit. */
  readonly from?: string;
  readonly source?: number;
  readonly target: number;
}

/** The element of a parameter that a mark is. */
export const elementOf = ({ block, parameter: name, index, source, target }: Mark): Position => ({
  block,
  element: { name, index, place: source === undefined ? [target] : [target, source] },
});

/** What is under the pointer or focus: a unit, whose edges stay full while its column's others fade; or with its source one edge, beside which all fade. */
export interface Focus {
  readonly block: string;
  readonly unit: number;
  readonly from?: string;
  readonly source?: number;
}

/** A mark as what is meant; a bias means its unit. */
export const focusOf = ({ block, target, from, source }: Mark): Focus => ({
  block,
  unit: target,
  ...(from === undefined ? {} : { from }),
  ...(source === undefined ? {} : { source }),
});

/** Milliseconds between two drawings of the lines: hundreds of curves are dear to draw and change little from frame to frame. */
export const LINES_EVERY = 120;

/** More edges than this between two columns are drawn as one band. */
const MOST_EDGES = 1024;

/** Each tile is one number of a vector, or that number over all points. */
export const isVector = (kind: PictureKind) =>
  kind === 'plane' || kind === 'line' || kind === 'number' || kind === 'bars';

/** Whether lines between the tiles of two columns can be told apart. */
export function apart(source: PlacedColumn, target: PlacedColumn, kind: Link['kind'], targets: number): boolean {
  const vectors = isVector(source.picture.kind) && isVector(target.picture.kind);
  const edges = source.tiles.length * targets;
  return vectors && source.single && (target.single || kind !== 'into') && edges > 0 && edges <= MOST_EDGES;
}

/** The blocks into which a line leads from each number of the one before, where each has its weight. */
export function linesInto({ vertical, links, columns }: StackLayout): readonly string[] {
  if (vertical) return [];
  const byId = new Map(columns.map((c) => [c.id, c]));
  return links.flatMap(({ source, target, kind }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return from && to && kind === 'into' && apart(from, to, kind, to.tiles.length) ? [target] : [];
  });
}

/** Whether there is room for a bar beside each tile: not beside the cells of a grid, nor where little is said. */
export const roomForBiases = ({ picture, role, single }: PlacedColumn): boolean =>
  isVector(picture.kind) && picture.kind !== 'bars' && single && (role === 'block' || role === 'folded');

/** Which edges between two columns are lit, and whether those that are not fade. */
export function meant(
  focus: Focus | undefined,
  source: PlacedColumn,
  target: PlacedColumn,
): NonNullable<EdgeStyle['highlight']> | null {
  if (!focus) return null;
  if (focus.source !== undefined)
    return focus.block === target.id && focus.from === source.id
      ? { source: focus.source, target: focus.unit }
      : 'none';
  if (focus.block === target.id) return { target: focus.unit };
  return focus.block === source.id ? { source: focus.unit } : null;
}
