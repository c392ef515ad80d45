/** @file What a graph computes of a sample, as blocks, as far as they are known while it is read. */
import type { OnnxNode } from '#formats/onnx/model.ts';
import type { Shape } from '#nn/shape.ts';

export interface Took {
  readonly name: string;
  readonly axes: number;
}

/** A block that is not yet in a network: its type and fields, and its tensors by their name in the block. */
export interface BlockOp {
  readonly kind: 'block';
  readonly fields: { readonly type: string; readonly [field: string]: unknown };
  readonly tensors: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  /** The file's names of the tensors that it took, and how many axes each has. */
  readonly took: readonly Took[];
}

/** A part of a block that several nodes make together. It stands for nothing by itself. */
export type PartOp =
  /** Numbers times one factor. */
  | { readonly kind: 'scaled'; readonly factor: number }
  /** Images with so many rows and columns of zeros round them. */
  | { readonly kind: 'padded'; readonly by: number }
  /** One of several equal parts of the last axis. */
  | { readonly kind: 'part'; readonly index: number; readonly count: number }
  | { readonly kind: 'mean' | 'centred' | 'square' }
  /** A variance with ε added, or its root. */
  | { readonly kind: 'variance' | 'deviation'; readonly epsilon: number }
  /** erf(x / √2), 1 + that, and x times that: parts of GELU. */
  | { readonly kind: 'erf' | 'onePlusErf' | 'twiceGelu' }
  /** Q Kᵀ of its two inputs, times a factor; and the softmax of them. */
  | { readonly kind: 'scores' | 'shares'; readonly factor: number; readonly heads: number; readonly causal: boolean };

export type Op =
  | { readonly kind: 'input' }
  | BlockOp
  | PartOp
  | { readonly kind: 'add' | 'concat' }
  /** What no block here is: why, as a phrase; without one where it only follows from another. */
  | { readonly kind: 'unknown'; readonly why?: string };

export interface Value {
  readonly op: Op;
  readonly inputs: readonly Value[];
  /** Of one sample. */
  readonly shape: Shape;
  /** The node that gave it; the input of the graph has none. */
  readonly node?: OnnxNode;
  /** Of attention before its last layer: what it would be with that. */
  readonly context?: { readonly heads: number };
}

export const isBlock = <T extends string>(
  value: Value,
  ...types: readonly T[]
): value is Value & { readonly op: BlockOp } =>
  value.op.kind === 'block' && (types.length === 0 || (types as readonly string[]).includes(value.op.fields.type));
