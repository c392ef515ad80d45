/** @file The contract of a layer's arithmetic: how one block becomes instructions. Worker only. */
import type { Operands, OpName } from '#kernels/ops.ts';
import type { Fields, Values } from '#nn/field.ts';
import type { LayerDefinition } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';

/** A tensor of the program: `rows` samples of a shape, row-major, at a byte address; its gradient at another, where one is wanted. */
export interface Tensor {
  readonly address: number;
  readonly rows: number;
  readonly shape: Shape;
  /** Address of ∂loss/∂tensor, or 0 where nothing asks for it (the data, and programs that only evaluate). */
  readonly gradient: number;
}

/** A parameter of the block at hand. */
export interface Parameter {
  readonly address: number;
  /** Address of its gradient, which the backward pass adds to. */
  readonly gradient: number;
  readonly shape: Shape;
}

/** What a kernel may ask for while it is lowered. Forward instructions run in the order they are emitted; backward ones block by block in reverse. */
export interface Lowering {
  /** `evaluate`: dropout is off, no gradients exist. */
  readonly mode: 'train' | 'evaluate';
  /** Rows of the program: the batch, or a chunk of the data. */
  readonly rows: number;
  /** A new tensor of this block, with a gradient in training. The last one a kernel makes and returns is the block's output. */
  tensor(shape: Shape): Tensor;
  /** Bytes for the kernel's own use, valid from the block's forward to the end of its backward pass. */
  scratch(words: number): number;
  parameter(name: string): Parameter;
  forward<O extends OpName>(op: O, operands: Operands<O>): void;
  /** Ignored while evaluating. */
  backward<O extends OpName>(op: O, operands: Operands<O>): void;
  /** Address of the dropout key (two words and the index of the first row) and a salt of the block's own. */
  readonly dropoutKey: number;
  readonly salt: number;
}

export interface LayerKernel<F extends Fields = Fields> {
  /** Emits the forward and backward instructions of a block and returns its output. Backward reads `output.gradient` and writes `input.gradient` unless that is 0. */
  lower(lowering: Lowering, input: Tensor, values: Values<F>): Tensor;
  /** The products that one output number of one sample sums, as the kernel adds them; absent on layers that sum nothing. */
  unfold?(at: Unfolding<F>): { readonly terms: readonly number[]; readonly bias: number | null };
}

export interface Unfolding<F extends Fields = Fields> {
  /** What flows into the block, of one sample. */
  readonly input: Float32Array;
  /** The output number to unfold, as an index into the output of one sample. */
  readonly unit: number;
  readonly values: Values<F>;
  parameter(name: string): Float32Array | undefined;
}

/** The kernel type that belongs to a definition. */
export type KernelOf<D> = D extends LayerDefinition<infer F> ? LayerKernel<F> : never;
