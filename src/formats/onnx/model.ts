/** @file An ONNX model as plain data: what this project needs of its ModelProto. https://onnx.ai/onnx/repo-docs/IR.html */

/** Kinds of elements by the numbers that files give them. */
export const elementTypes = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
} as const;
export type ElementType = keyof typeof elementTypes;

/** A tensor's numbers: float32, float16 and bfloat16 as Float32Array; int64, uint64, uint32 and float64 as Float64Array; the others, bool as 0 and 1, as Int32Array. */
export type Values = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export interface OnnxTensor {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** [...shape] row-major. Whole numbers beyond 2^53 are rounded. */
  readonly values: Values;
}

export type OnnxAttribute =
  | { readonly type: 'float' | 'int'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'tensor'; readonly value: OnnxTensor }
  | { readonly type: 'graph'; readonly value: OnnxGraph }
  | { readonly type: 'floats' | 'ints'; readonly value: readonly number[] }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'tensors'; readonly value: readonly OnnxTensor[] }
  | { readonly type: 'graphs'; readonly value: readonly OnnxGraph[] };

export interface OnnxNode {
  readonly name: string;
  readonly operator: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  /** Names of values; an empty one stands for an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
  readonly doc?: string;
}

/** What is said of a value: a tensor's element type and shape, as far as they are known. */
export interface OnnxValue {
  readonly name: string;
  /** Absent where it is no tensor, or of elements that are not read. */
  readonly type?: ElementType;
  /** Sizes; a name for one that is free; null for one of which nothing is said. Absent where nothing is said of the shape, or there is no type. */
  readonly shape?: readonly (number | string | null)[];
  readonly doc?: string;
}

export interface OnnxGraph {
  readonly name: string;
  /** Such that each follows those whose outputs it takes. */
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** What is said of the values in between. */
  readonly values: readonly OnnxValue[];
  readonly doc?: string;
}

export interface OnnxModel {
  readonly irVersion: number;
  /** Versions of the operator sets by their domain; ONNX's own is ''. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly producer: string;
  readonly producerVersion: string;
  /** Texts by name. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly graph: OnnxGraph;
  readonly doc?: string;
}
