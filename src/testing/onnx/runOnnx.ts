/** @file For tests: ONNX models run by an interpreter of our own. */

import type { OnnxGraph, OnnxModel, OnnxTensor, OnnxValue } from '#formats/onnx/model.ts';
import type { NdArray } from './array.ts';
import { Given } from './given.ts';
import { onnxOperators } from './onnxOperators.ts';

/**
 * Runs a model plainly, in float64, and looks whether every value has the shape that the model says. For tests: slow, and of the operators that the project
 * writes and reads.
 * @returns the values of the graph's outputs by name
 */
export function runOnnx(
  { graph, opsets }: OnnxModel,
  inputs: Readonly<Record<string, NdArray>>,
): Record<string, NdArray> {
  if (Object.keys(opsets).join() !== '') throw new Error(`operators of ${Object.keys(opsets)}`);
  const values = new Map<string, NdArray>(graph.initializers.map((tensor) => [tensor.name, arrayOf(tensor)]));
  const declared = declaredIn(graph);
  const sizes = new Map<string, number>();
  const set = (name: string, value: NdArray) => {
    if (values.has(name)) throw new Error(`${name} is given twice`);
    const said = declared.get(name);
    if (said?.shape) fits(said, value, sizes);
    values.set(name, value);
  };
  for (const { name } of graph.inputs) {
    const input = inputs[name];
    if (!input) throw new Error(`the input ${name} is not given`);
    set(name, input);
  }
  for (const node of graph.nodes) {
    const operator = Object.hasOwn(onnxOperators, node.operator) ? onnxOperators[node.operator] : undefined;
    if (!operator || node.domain !== '') throw new Error(`${node.name}: ${node.operator} is not known`);
    const given = new Given(
      node,
      node.inputs.map((name) => {
        if (name !== '' && !values.has(name)) throw new Error(`${node.name}: there is no ${name} yet`);
        return values.get(name);
      }),
    );
    const made = operator(given);
    given.end();
    const outputs = Array.isArray(made) ? (made as readonly NdArray[]) : [made as NdArray];
    for (const [i, name] of node.outputs.entries()) if (name !== '') set(name, outputs[i]!);
  }
  return Object.fromEntries(graph.outputs.map(({ name }) => [name, values.get(name)!]));
}

const arrayOf = ({ shape, values }: OnnxTensor): NdArray => ({ shape, values: Float64Array.from(values) });

const declaredIn = ({ inputs, outputs, values }: OnnxGraph) =>
  new Map<string, OnnxValue>([...inputs, ...outputs, ...values].map((value) => [value.name, value]));

/** Whether a value is as it was said to be; a size that has a name is the same wherever the name stands. */
function fits({ name, shape }: OnnxValue, value: NdArray, sizes: Map<string, number>): void {
  const same =
    shape!.length === value.shape.length &&
    shape!.every((size, axis) => {
      const found = value.shape[axis]!;
      if (typeof size !== 'string') return size === null || size === found;
      if (!sizes.has(size)) sizes.set(size, found);
      return sizes.get(size) === found;
    });
  if (!same) throw new Error(`${name} is said to be [${shape}] and is [${value.shape}]`);
}
