/** @file The contract of a layer's arithmetic: how one block becomes instructions. Worker only. */
import type { Operands, OpName } from '#kernels/ops.ts';
import type { Block } from '#nn/block.ts';
import type { CloseUp } from '#nn/closeUp.ts';
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

/**
 * What a kernel may ask for while it is lowered. Forward instructions run in the order they are emitted; backward ones too, within a block, the blocks in
 * reverse. Memory is not clean: what is read must have been written.
 */
export interface Lowering {
  /** `evaluate`: dropout is off, no gradients exist. */
  readonly mode: 'train' | 'evaluate';
  /** Rows of the program: the batch, or a chunk of the data. */
  readonly rows: number;
  /** A new tensor of this block, with a gradient in training unless that is not wanted. The last one a kernel makes and returns is the block's output. */
  tensor(shape: Shape, gradient?: boolean): Tensor;
  /**
   * Words for the kernel's own use. They keep their contents from the first instruction that names the address to the last, forward and backward; before and
   * after they are other tensors' space. Asked for once, an address may be used with offsets.
   */
  scratch(words: number): number;
  parameter(name: string): Parameter;
  /**
   * For a backward pass that can write the gradients of parameters as well as add to them: 0 where it shall write, for the program is a whole batch; these
   * gradients are then not cleared before. 1 where it shall add to what the batch's samples before have left.
   */
  accumulates(...parameters: readonly (Parameter | undefined)[]): 0 | 1;
  /** A buffer of the block (`LayerDefinition.buffers`): it outlives the program and training may write to it. */
  buffer(name: string): number;
  /** Names a tensor of this block that views may want to show beside the output, such as attention's weights. */
  expose(name: string, tensor: Tensor): void;
  /** The same numbers with a gradient of their own: for an input that goes more than one way. What comes back is then added up in the block's backward pass. */
  alias(input: Tensor): Tensor;
  /** Lowers a list of blocks that this block holds. `backward` is to be called where, in this block's own backward pass, theirs belongs. */
  inner(blocks: readonly Block[], input: Tensor): { readonly output: Tensor; backward(): void };
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
  unfold?(at: Unfolding<F>): Unfolded;
  /** One output number of one sample, taken apart step by step with the roundings of the kernel; absent where the layer's text says why there is nothing to see (`LayerText.closeUp`). */
  closeUp?(at: Magnified<F>): CloseUp;
}

/** Pairs of weight and input, one after another, and what is added to their products. */
export interface Unfolded {
  readonly terms: readonly number[];
  readonly bias: number | null;
}

export interface Unfolding<F extends Fields = Fields> {
  /** What flows into the block, of one sample. */
  readonly input: Float32Array;
  readonly inputShape: Shape;
  /** The output number to unfold, as an index into the output of one sample. */
  readonly unit: number;
  readonly values: Values<F>;
  parameter(name: string): Float32Array | undefined;
}

export interface Magnified<F extends Fields = Fields> extends Unfolding<F> {
  /** The block's first tensor of the sample: what it is before the activation function. */
  readonly sums: Float32Array;
  readonly output: Float32Array;
  readonly outputShape: Shape;
  /** The step that is looked at where a layer goes through steps and puts out the last alone. */
  readonly step?: number | undefined;
  /** What the layer keeps beside its parameters (`LayerDefinition.buffers`). */
  buffer(name: string): Float32Array | undefined;
}

/** The kernel type that belongs to a definition. */
export type KernelOf<D> = D extends LayerDefinition<infer F> ? LayerKernel<F> : never;
