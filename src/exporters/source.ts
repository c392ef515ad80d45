/** @file What is exported: one network with its data, and where wanted its numbers with a test vector. Made by the page and by the command alike. */
export { fileStem } from '#base/fileStem.ts';

import type { StrataDocument } from '#nn/document.ts';
import { encodeTargets } from '#nn/encodeTargets.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { TargetCode } from '#nn/objective.ts';
import { parameterTable, wordsOf } from '#nn/parameterTable.ts';
import { type Flow, type Shape, sizeOf } from '#nn/shape.ts';

/** A parameter, or a buffer that is kept with them. */
export interface Tensor {
  /** PyTorch's path: `0.weight`, `1.body.0.bias`. */
  readonly path: string;
  readonly block: string;
  /** Its name in the block: `weight`. */
  readonly name: string;
  readonly shape: Shape;
  /** [...shape] row-major, float32. To be read, and not kept. */
  readonly values: Float32Array<ArrayBuffer>;
  readonly kind: 'parameter' | 'buffer';
}

/** A few samples, and what the network answers to them, by which an exported network proves itself. */
export interface TestVector {
  /** How many samples. */
  readonly count: number;
  /** [count, ...input]: numbers; tokens as the bits of int32. */
  readonly inputs: Float32Array<ArrayBuffer>;
  /** [count, ...output]: the last block's output in evaluation (no dropout, running statistics), as the engine computed it. */
  readonly outputs: Float32Array<ArrayBuffer>;
}

/** The numbers of a network at one step of its run. */
export interface Numbers {
  readonly step: number;
  readonly parameterHash: string;
  /** In the order of PyTorch's `state_dict` per kind: all parameters, then all buffers. */
  readonly tensors: readonly Tensor[];
  readonly vector: TestVector;
}

/** The samples that it trains on and is measured with. */
export interface ExportData {
  readonly count: number;
  /** [...input] of one sample, as `TestVector.inputs`. To be read, and not kept: the next call may draw over it. */
  inputsOf(row: number): Float32Array;
  /** [count, targetWidth]: what the loss compares with, as `code` says; class indices as the bits of int32. Where the picture itself is asked for: empty. */
  readonly targets: Float32Array;
  readonly targetWidth: number;
  /** Rows, ascending; together every row once. */
  readonly train: Int32Array;
  readonly test: Int32Array;
  readonly classNames: readonly string[];
  /** One name an input column of points, or a column of a sequence; empty for the other kinds. */
  readonly columnNames: readonly string[];
  /** Names of the token values. */
  readonly tokens?: readonly string[];
}

export interface ExportSource {
  /** What its files are called, without an ending. */
  readonly name: string;
  /** The document in force: where phases changed the network, the network as it stands. */
  readonly document: StrataDocument;
  readonly inference: Inference;
  readonly input: Flow;
  readonly output: Shape;
  readonly code: TargetCode;
  readonly data: ExportData;
  readonly numbers?: Numbers;
  /** The run has phases, of which `document` is one. */
  readonly phased?: boolean;
}

/** What `exportData` needs of prepared data. */
export interface PreparedSamples {
  readonly count: number;
  readonly positions: number;
  inputsOf(row: number): Float32Array;
  readonly targets: Float32Array;
  readonly train: Int32Array;
  readonly test: Int32Array;
  readonly classNames: readonly string[];
  readonly featureNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly tokens?: readonly string[];
  readonly task: string;
}

/** Prepared data as exporters take them. */
export function exportData(prepared: PreparedSamples, code: TargetCode): ExportData {
  const { count, positions, train, test, classNames, featureNames, columnNames, tokens } = prepared;
  const picture = prepared.task === 'picture';
  const { targets, targetWidth } = encodeTargets(picture ? new Float32Array(0) : prepared.targets, code);
  return {
    count,
    inputsOf: (row) => prepared.inputsOf(row),
    targets,
    targetWidth: targetWidth * positions,
    train,
    test,
    classNames,
    columnNames: featureNames.length > 0 ? featureNames : columnNames,
    ...(tokens ? { tokens } : {}),
  };
}

/** The numbers of a network from its words, laid out by `nn/parameterTable.ts`: parameters, then buffers. */
export function numbersOf(
  { blocks }: Inference,
  { step, parameterHash, values }: { step: number; parameterHash: string; values: Float32Array<ArrayBuffer> },
  input: Flow,
  vector: Pick<TestVector, 'inputs' | 'outputs'>,
): Numbers {
  const table = parameterTable(blocks);
  const tensors = (['parameter', 'buffer'] as const).flatMap((kind) =>
    table[`${kind}s`].map((planned): Tensor => {
      const { path, block, name, shape } = planned;
      return { path, block, name, shape, values: wordsOf(values, table, planned), kind };
    }),
  );
  const { inputs, outputs } = vector;
  return { step, parameterHash, tensors, vector: { count: inputs.length / sizeOf(input.shape), inputs, outputs } };
}
