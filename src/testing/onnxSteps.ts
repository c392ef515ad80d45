/** @file For tests: small ONNX models, node behind node. */
import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor } from '#formats/onnx/model.ts';

export const tensor = (name: string, shape: readonly number[], values?: readonly number[]): OnnxTensor => {
  const size = shape.reduce((product, n) => product * n, 1);
  return {
    name,
    type: 'float32',
    shape,
    values: Float32Array.from({ length: size }, (_, i) => values?.[i] ?? Math.sin(i + 1)),
  };
};
export const int = (value: number): OnnxAttribute => ({ type: 'int', value });
export const ints = (...value: number[]): OnnxAttribute => ({ type: 'ints', value });

export type Step = readonly [
  operator: string,
  inputs: readonly string[],
  attributes?: Readonly<Record<string, OnnxAttribute>>,
];

/** A model of nodes one behind another: `x` is its input, node i gives `vi`, the last one the output. */
export function model(
  shape: readonly (number | string)[],
  steps: readonly Step[],
  tensors: readonly OnnxTensor[] = [],
  opset = 17,
): OnnxModel {
  const nodes = steps.map(
    ([operator, inputs, attributes = {}], i): OnnxNode => ({
      name: `n${i}`,
      operator,
      domain: '',
      inputs,
      outputs: [`v${i}`],
      attributes,
    }),
  );
  return {
    ...{ irVersion: 8, opsets: { '': opset }, producer: 'test', producerVersion: '', metadata: {} },
    graph: {
      ...{ name: 'g', nodes, initializers: tensors, values: [] },
      inputs: [{ name: 'x', type: 'float32', shape }],
      outputs: [{ name: `v${steps.length - 1}`, type: 'float32' }],
    },
  };
}
