/** @file What the stage shows of a block: which kind of picture, how many tiles, how many cells in each. Pure; agrees with what the probe `units` sends. */
import { UNITS_SHOWN } from '#nn/limits.ts';
import { type Flow, type Shape, sizeOf } from '#nn/shape.ts';
import type { Loss } from '#nn/training.ts';
import type { UnitMaps, UnitsResult } from '#probes/units/units.probe.ts';

/**
 * How the pictures of a block are drawn: as the probe names them, as a bar for each class of the answer, or as a `hinge` where the same numbers only stand in
 * another shape: nothing there is to be looked at that was not before.
 */
export type PictureKind = UnitMaps['picture'] | 'bars' | 'hinge';

export interface Picture {
  readonly kind: PictureKind;
  /** Pixels of an image, 0 paper and 1 ink; everything else is signed. */
  readonly pixels?: boolean;
  /** The picture that is given back where it is asked for itself; `flat`: its pixels are the units of a vector. */
  readonly givenBack?: 'image' | 'flat';
  /** Units of the block, the first one shown, and how many. */
  readonly units: number;
  readonly first: number;
  readonly shown: number;
  /** Cells of one tile. */
  readonly across: number;
  readonly down: number;
  /** What the tiles are called, where they have names: features, columns, classes. */
  readonly names?: readonly string[];
}

/** A tensor of a block beside its output, shown below it: `attention` [heads, T, T]. */
export interface Extra {
  readonly name: string;
  readonly shown: number;
  readonly across: number;
  readonly down: number;
}

/** Nothing is known of the block's output. */
export const NOTHING: Picture = { kind: 'number', units: 0, first: 0, shown: 0, across: 1, down: 1 };

/** A block that hands on the numbers it is given in one row. */
export const hingeOf = ({ shape }: Flow): Picture => ({ ...NOTHING, kind: 'hinge', units: sizeOf(shape), shown: 1 });

/** How many numbers flow out of a block for one sample. */
export function numbersOf({ kind, units, across, down }: Picture): number {
  if (kind === 'tokens') return across;
  return kind === 'map' || kind === 'steps' ? units * across * down : units;
}

/** More units than are shown: they are leafed through. */
export const isPaged = ({ kind, units, shown }: Picture): boolean => kind !== 'hinge' && units > shown;

/** Units from which on names stand beside the tiles no more. */
const MOST_NAMES = 32;

function gridOf(shape: Shape, tokens: boolean): Pick<Picture, 'kind' | 'units' | 'across' | 'down'> {
  const [a = 1, b = 1, c = 1] = shape;
  if (tokens) return { kind: 'tokens', units: 1, across: a, down: 1 };
  if (shape.length === 3) return { kind: 'map', units: a, across: c, down: b };
  if (shape.length === 2) return { kind: 'steps', units: b, across: a, down: 1 };
  return { kind: 'number', units: a, across: 1, down: 1 };
}

/** The picture of what flows out of a block. @param first the first unit shown of a block that is paged */
export function pictureOf({ shape, tokens }: Flow, dimensions: number, first = 0): Picture {
  const grid =
    dimensions > 0
      ? ({ kind: dimensions === 1 ? 'line' : 'plane', units: sizeOf(shape), across: 1, down: 1 } as const)
      : gridOf(shape, tokens !== undefined);
  const start = Math.max(0, Math.min(first, grid.units - 1));
  return { ...grid, first: start, shown: Math.min(UNITS_SHOWN, grid.units - start) };
}

/** What the stage asks of the data. */
export interface PicturedData {
  /** One sample as the network is given it. */
  readonly shape: Shape;
  /** 2: points of a plane; 1: of a line; 0: samples are no points. */
  readonly dimensions: number;
  readonly kind: string;
  readonly task: string;
  readonly tokens?: readonly string[];
  readonly featureNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly classNames: readonly string[];
}

/** The picture of what the network is given. */
export function inputPicture(data: PicturedData, first = 0): Picture {
  const flow = { shape: data.shape, ...(data.tokens ? { tokens: data.tokens.length } : {}) };
  const picture = pictureOf(flow, data.dimensions, first);
  const names = data.dimensions > 0 ? data.featureNames : data.columnNames;
  return {
    ...picture,
    ...(data.kind === 'image' ? { pixels: true } : {}),
    ...(names.length === picture.units && names.length <= MOST_NAMES && picture.kind !== 'map' ? { names } : {}),
  };
}

/** The picture of the last block's output, which is the answer: named by the classes, as bars where one sample has one answer; or the picture given back. */
export function answerPicture(flow: Flow, data: PicturedData, loss: Loss, first = 0): Picture {
  if (data.task === 'picture' && sizeOf(flow.shape) === sizeOf(data.shape))
    return {
      ...pictureOf({ shape: data.shape }, 0, first),
      givenBack: flow.shape.length === 1 ? 'flat' : 'image',
      // Logits are signed.
      ...(loss === 'binaryCrossEntropy' ? {} : { pixels: true }),
    };
  const picture = pictureOf(flow, data.dimensions, first);
  const { classNames } = data;
  if (classNames.length === 0 || picture.units !== classNames.length || classNames.length > MOST_NAMES) return picture;
  return { ...picture, names: classNames, ...(picture.kind === 'number' ? { kind: 'bars' } : {}) };
}

/** Whether what the probe sent is what the layout made room for. */
export function agrees(picture: Picture, maps: UnitMaps | undefined): maps is UnitMaps {
  if (!maps || maps.shown !== picture.shown || maps.first !== picture.first) return false;
  if (picture.kind === 'plane' || picture.kind === 'line') return maps.picture === picture.kind;
  const kind = picture.kind === 'bars' ? 'number' : picture.kind;
  return maps.picture === kind && maps.width === picture.across && maps.height === picture.down;
}

/** The extra pictures that a frame brings, by block. */
export function extrasOf(units: UnitsResult | undefined): Readonly<Record<string, readonly Extra[]>> {
  const extras: Record<string, Extra[]> = {};
  for (const { id, name, shown, width, height } of units?.blocks ?? [])
    if (name !== undefined) (extras[id] ??= []).push({ name, shown, across: width, down: height });
  return extras;
}

/**
 * The very number that a cell of a tile shows, as an index into the block's output for one sample: images [C, H, W] u·H·W + y·W + x, sequences [T, E] t·E + u,
 * vectors u.
 * @param unit counted over the whole block
 */
export function cellIndex({ kind, units, across, down }: Picture, unit: number, x: number, y: number): number {
  if (kind === 'map') return (unit * down + y) * across + x;
  if (kind === 'steps') return x * units + unit;
  if (kind === 'tokens') return x;
  return unit;
}

/** The unit and the cell of its tile where a number of the output stands: the other way round. */
export function cellPlace(
  { kind, units, across, down }: Picture,
  cell: number,
): { unit: number; x: number; y: number } {
  if (kind === 'map') {
    const rest = cell % (across * down);
    return { unit: Math.floor(cell / (across * down)), x: rest % across, y: Math.floor(rest / across) };
  }
  if (kind === 'steps') return { unit: cell % units, x: Math.floor(cell / units), y: 0 };
  if (kind === 'tokens') return { unit: 0, x: cell, y: 0 };
  return { unit: cell, x: 0, y: 0 };
}
