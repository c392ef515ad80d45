/**
 * @file What flows through a graph, and how the graph lays it out. A graph turns, cuts and joins the axes of its tensors as it likes; a block here takes them in
 * one order. So the axes of a value are kept as pieces, and a reshape or a transposition moves pieces and is no block.
 */
import type { OnnxNode } from '#formats/onnx/model.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { Value } from './value.ts';

/** An axis of a value, or a part of one that was cut; outer parts come first. */
export interface Piece {
  readonly size: number;
  /** The axis over samples. */
  readonly batch?: true;
}

/** A value as the graph has it. */
export interface Act {
  readonly kind: 'act';
  readonly value: Value;
  /** The pieces of each axis of the value. */
  readonly axes: readonly (readonly Piece[])[];
  /** The pieces of each axis of the graph's tensor. */
  readonly dims: readonly (readonly Piece[])[];
  /** The node that laid them so. */
  readonly by?: OnnxNode;
}

const sizeOfAll = (pieces: readonly Piece[]) => pieces.reduce((product, { size }) => product * size, 1);

/** The shape of the graph's tensor. */
export const shapeOfAct = ({ dims }: Act): Shape => dims.map(sizeOfAll);

/** A value whose axes the graph has in the same order, with the samples at a place. */
export function plainAct(value: Value, batch: Piece, at = 0): Act {
  const axes = value.shape.map((size) => [{ size }]);
  return { kind: 'act', value, axes, dims: axes.toSpliced(at, 0, [batch]) };
}

/** Another value of the same shape in the same layout. */
export const inPlace = (act: Act, value: Value): Act => ({ ...act, value });

export const batchOf = ({ dims }: Act): Piece => dims.flat().find(({ batch }) => batch)!;

/** Pieces of one axis that lie beside each other again are one. */
function coalesced(act: Act): Act {
  let { axes, dims } = act;
  for (const [axis, pieces] of axes.entries()) {
    const joined: Piece[] = [];
    for (const piece of pieces) {
      const last = joined.at(-1);
      const at = last && dims.findIndex((dim) => dim.some((one, i) => one === last && dim[i + 1] === piece));
      if (last === undefined || at === undefined || at < 0) {
        joined.push(piece);
        continue;
      }
      const whole: Piece = { size: last.size * piece.size };
      joined[joined.length - 1] = whole;
      dims = dims.with(at, dims[at]!.toSpliced(dims[at]!.indexOf(last), 2, whole));
    }
    axes = axes.with(axis, joined);
  }
  return { ...act, axes, dims };
}

export const transposedAct = (act: Act, order: readonly number[]): Act =>
  coalesced({ ...act, dims: order.map((axis) => act.dims[axis]!) });

/** With an axis of one at each of these places of what comes out. */
export function unsqueezed(act: Act, places: readonly number[]): Act {
  let { dims } = act;
  for (const at of places.toSorted((a, b) => a - b)) dims = dims.toSpliced(at, 0, []);
  return { ...act, dims };
}

/**
 * The same numbers in the same order in another shape, where every cut falls on a border of pieces, or within one that it divides. Pieces of one go where an axis
 * of one is, else with their neighbour. Undefined where a cut would part samples, or does not divide.
 */
export function reshaped(act: Act, shape: Shape): Act | undefined {
  if (sizeOf(shape) !== sizeOf(shapeOfAct(act))) return undefined;
  const waiting = act.dims.flat();
  let { axes } = act;
  const dims: Piece[][] = [];
  for (const [at, size] of shape.entries()) {
    const dim: Piece[] = [];
    let left = size;
    if (size === 1 && waiting[0]?.size === 1) dim.push(waiting.shift()!);
    while (left > 1) {
      const piece = waiting.shift();
      if (!piece) return undefined;
      if (left % piece.size === 0) {
        dim.push(piece);
        left /= piece.size;
      } else {
        if (piece.batch || piece.size % left !== 0) return undefined;
        const [outer, inner]: [Piece, Piece] = [{ size: left }, { size: piece.size / left }];
        axes = axes.map((pieces) => pieces.flatMap((one) => (one === piece ? [outer, inner] : [one])));
        waiting.unshift(inner);
        dim.push(outer);
        left = 1;
      }
    }
    while (waiting[0]?.size === 1 && shape[at + 1] !== 1) dim.push(waiting.shift()!);
    dims.push(dim);
  }
  if (waiting.length > 0) return undefined;
  return coalesced({ ...act, axes, dims });
}

/** Without the axes of one at these places; what pieces they have go to a neighbour. Undefined where one is longer. */
export function squeezed(act: Act, places: readonly number[]): Act | undefined {
  const shape = shapeOfAct(act);
  if (places.some((at) => shape[at] !== 1) || places.length === shape.length) return undefined;
  return reshaped(
    act,
    shape.filter((_, i) => !places.includes(i)),
  );
}

/** What of pieces takes up room. */
const real = (pieces: readonly Piece[]) => pieces.filter(({ size, batch }) => size > 1 || batch);
const same = (a: readonly Piece[], b: readonly Piece[]) =>
  real(a).length === real(b).length && real(a).every((piece, i) => piece === real(b)[i]);

/** Whether an axis of the graph's tensor is a whole axis of the value. */
export const isWhole = ({ axes, dims }: Act, at: number, axis: number): boolean =>
  axes[axis] !== undefined && dims[at] !== undefined && same(dims[at], axes[axis]);

export const isBatch = ({ dims }: Act, at: number): boolean =>
  dims[at] !== undefined && real(dims[at]).length === 1 && real(dims[at])[0]!.batch === true;

/** Whether the graph's axes are the samples, and then the axes of the value in order. */
export const isPlain = (act: Act): boolean =>
  act.dims.length === act.axes.length + 1 &&
  isBatch(act, 0) &&
  act.axes.every((_, axis) => isWhole(act, axis + 1, axis));

/** Whether its axes are the samples, and all else in one row. */
export const isRow = ({ axes, dims }: Act): boolean =>
  dims.length === 2 && real(dims[0]!).length === 1 && real(dims[0]!)[0]!.batch === true && same(dims[1]!, axes.flat());

/** Whether two have the same axes at the same places. */
export function alike(a: Act, b: Act): boolean {
  if (`${a.value.shape}` !== `${b.value.shape}`) return false;
  const told = ({ axes, dims }: Act) =>
    JSON.stringify(
      dims.map((dim) =>
        real(dim).map((piece) => {
          const axis = axes.findIndex((pieces) => pieces.includes(piece));
          return piece.batch ? 'n' : [axis, real(axes[axis]!).indexOf(piece), piece.size];
        }),
      ),
    );
  return told(a) === told(b);
}

/** Whether the numbers of each sample lie in the order of the value, one sample behind another or, with `at`, beside another. */
export function batchAxisOf(act: Act): number | undefined {
  const order = real(act.dims.flat());
  const without = order.filter(({ batch }) => !batch);
  if (!same(without, act.axes.flat())) return undefined;
  return act.dims.findIndex((dim) => dim.some(({ batch }) => batch));
}
