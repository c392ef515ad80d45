/**
 * @file Positions: a block, one of its units, a cell, a sample, a point … that something remembers while documents come and go. Whoever remembers one says here what
 * must be there; whoever uses it asks first.
 */
import type { InputKind } from './dataset.ts';
import type { Inference } from './inferShapes.ts';
import { type Flow, type Shape, sizeOf } from './shape.ts';

/** What is given must be there; each number counts from 0. */
export interface Position {
  /** A block with an output, or `input`. */
  readonly block?: string | undefined;
  /** One of the block's tiles: a unit of a vector, a channel of an image, a feature of a sequence, a step of tokens. */
  readonly unit?: number | undefined;
  /** A number of the block's output for one sample, row-major. */
  readonly cell?: number | undefined;
  /** Where in a unit's picture: row and column, or the step; empty for a vector. */
  readonly inside?: readonly number[] | undefined;
  /** An element of one of the block's parameters: its row-major index and, where it is known, its place along each axis. */
  readonly element?: { readonly name: string; readonly index: number; readonly place?: readonly number[] } | undefined;
  /** A point of the input plane or line; empty where samples are no points. */
  readonly at?: readonly number[] | undefined;
  /** The inputs of a table that a plane is drawn over. */
  readonly axes?: readonly number[] | undefined;
  /** A sample; behind the last of images the one that a person draws. */
  readonly row?: number | undefined;
  /** An answer of a sample: the step of a sequence. */
  readonly step?: number | undefined;
  readonly classes?: readonly number[] | undefined;
  /** A factor that the samples were made with. */
  readonly factor?: string | undefined;
}

/** What the data have of positions. */
export interface PositionedData {
  readonly kind: InputKind;
  readonly shape: Shape;
  readonly tokens?: readonly string[] | undefined;
  readonly dimensions: number;
  /** The inputs of a table that it is drawn over. */
  readonly shown?: readonly number[] | undefined;
  readonly count: number;
  readonly positions: number;
  readonly classNames: readonly string[];
  readonly factors: readonly { readonly id: string }[];
}

const within = (index: number, count: number) => Number.isInteger(index) && index >= 0 && index < count;

/** The tiles of a block, and the sides of each. */
function tilesOf({ shape, tokens }: Flow): { readonly units: number; readonly sides: readonly number[] } {
  if (tokens !== undefined) return { units: sizeOf(shape), sides: [] };
  if (shape.length === 3) return { units: shape[0]!, sides: shape.slice(1) };
  return shape.length === 2 ? { units: shape[1]!, sides: [shape[0]!] } : { units: shape[0] ?? 0, sides: [] };
}

const rowMajor = (place: readonly number[], shape: Shape) =>
  place.reduce((index, at, axis) => index * shape[axis]! + at, 0);

/** Whether a position is in a document: in its network, as shapes were inferred, and its data. */
export function isThere(
  { block, unit, cell, inside, element, at, axes, row, step, classes, factor }: Position,
  data: PositionedData,
  inference?: Pick<Inference, 'byId'>,
): boolean {
  if (at !== undefined && (at.length !== data.dimensions || !at.every(Number.isFinite))) return false;
  if (axes !== undefined) {
    const wanted = data.shown?.length;
    if (axes.length !== wanted || new Set(axes).size !== wanted || !axes.every((f) => within(f, data.shape[0]!)))
      return false;
  }
  if (row !== undefined && !within(row, data.count + (data.kind === 'image' ? 1 : 0))) return false;
  if (step !== undefined && !within(step, data.positions)) return false;
  if (classes?.some((c) => !within(c, data.classNames.length))) return false;
  if (factor !== undefined && !data.factors.some(({ id }) => id === factor)) return false;
  if (block === undefined) return true;
  const { tokens } = data;
  const input: Flow = { shape: data.shape, ...(tokens ? { tokens: tokens.length } : {}) };
  const found = inference?.byId.get(block);
  const flow = block === 'input' ? input : found?.output;
  if (!flow) return false;
  const { units, sides } = tilesOf(flow);
  if (unit !== undefined && !within(unit, units)) return false;
  if (cell !== undefined && !within(cell, sizeOf(flow.shape))) return false;
  if (inside && (inside.length !== sides.length || !inside.every((i, axis) => within(i, sides[axis]!)))) return false;
  if (!element) return true;
  const shape = found?.parameters[element.name]?.shape;
  if (!shape || !within(element.index, sizeOf(shape))) return false;
  const { place } = element;
  if (!place) return true;
  return (
    place.length === shape.length &&
    place.every((i, axis) => within(i, shape[axis]!)) &&
    rowMajor(place, shape) === element.index
  );
}
