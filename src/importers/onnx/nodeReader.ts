/** @file One node of a graph as those see it who say what it is: its inputs, as far as they are known, and its attributes. */
import type { OnnxNode } from '#formats/onnx/model.ts';
import type { Shape } from '#nn/shape.ts';
import { type Constant, constantOf, tookOf } from './constant.ts';
import type { Act } from './layout.ts';
import type { BlockOp, Op, Value } from './value.ts';

/** A tensor of the graph: known before it runs, or of each sample. */
export type Tensor = Constant | Act;
/** What a node gives: one output or several; or, as a phrase, why it is no block here. */
export type Read = Tensor | readonly (Tensor | undefined)[] | string;
export type Reader = (node: NodeReader) => Read;

export class NodeReader {
  readonly node: OnnxNode;
  /** The version of ONNX's operators. */
  readonly opset: number;
  readonly inputs: readonly (Tensor | undefined)[];
  /** Whether anything takes an output of it. */
  readonly isUsed: (output: number) => boolean;

  constructor(
    node: OnnxNode,
    opset: number,
    inputs: readonly (Tensor | undefined)[],
    isUsed: (output: number) => boolean,
  ) {
    this.node = node;
    this.opset = opset;
    this.inputs = inputs;
    this.isUsed = isUsed;
  }

  /** Undefined where it is left out. */
  input(at: number): Tensor | undefined {
    return this.inputs[at];
  }

  act(at: number): Act | undefined {
    const input = this.inputs[at];
    return input?.kind === 'act' ? input : undefined;
  }

  constant(at: number): Constant | undefined {
    const input = this.inputs[at];
    return input?.kind === 'constant' ? input : undefined;
  }

  int<T>(name: string, otherwise: T): number | T {
    const found = this.node.attributes[name];
    return found?.type === 'int' ? found.value : otherwise;
  }

  float(name: string, otherwise: number): number {
    const found = this.node.attributes[name];
    return found?.type === 'float' || found?.type === 'int' ? found.value : otherwise;
  }

  text(name: string, otherwise: string): string {
    const found = this.node.attributes[name];
    return found?.type === 'string' ? found.value : otherwise;
  }

  ints(name: string): readonly number[] | undefined {
    const found = this.node.attributes[name];
    return found?.type === 'ints' || found?.type === 'floats' ? found.value : undefined;
  }

  /** Of an attribute that later versions of its operator take as an input. */
  list(name: string, at: number): readonly number[] | undefined {
    const given = this.constant(at);
    return given ? [...given.values] : this.ints(name);
  }

  constantAttribute(name: string): Constant | undefined {
    const found = this.node.attributes[name];
    return found?.type === 'tensor' ? constantOf(found.value) : undefined;
  }

  value(op: Op, inputs: readonly Value[], shape: Shape, context?: Value['context']): Value {
    return { op, inputs, shape, node: this.node, ...(context ? { context } : {}) };
  }

  /** A block of one input. */
  block(
    from: Value,
    shape: Shape,
    fields: BlockOp['fields'],
    tensors: BlockOp['tensors'] = {},
    took: readonly (Constant | undefined)[] = [],
  ): Value {
    const names = took.flatMap((constant) => tookOf(constant));
    return this.value({ kind: 'block', fields, tensors, took: names }, [from], shape);
  }
}
