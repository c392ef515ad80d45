import { describe, expect, it } from 'vitest';
import type { OnnxModel, OnnxNode } from '#formats/onnx/model.ts';
import { runOnnx } from './runOnnx.ts';

const relu: OnnxNode = { name: 'r', operator: 'Relu', domain: '', inputs: ['x'], outputs: ['y'], attributes: {} };

/** A model of one node from x [batch, 2] to y. */
const modelOf = (node: Partial<OnnxNode>, shape: (string | number)[] = ['batch', 2]): OnnxModel => ({
  ...{ irVersion: 8, opsets: { '': 17 }, producer: '', producerVersion: '', metadata: {} },
  graph: {
    name: 'g',
    nodes: [{ ...relu, ...node }],
    initializers: [{ name: 'w', type: 'float32', shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) }],
    inputs: [{ name: 'x', type: 'float32', shape: ['batch', 2] }],
    outputs: [{ name: 'y', type: 'float32', shape }],
    values: [],
  },
});
const x = { shape: [1, 2], values: Float64Array.of(-1, 2) };
const run = (model: OnnxModel) => [...runOnnx(model, { x })['y']!.values];

describe('the plain ONNX interpreter', () => {
  it('computes what its operators say', () => {
    expect(run(modelOf({}))).toEqual([0, 2]);
    expect(run(modelOf({ operator: 'MatMul', inputs: ['x', 'w'] }))).toEqual([5, 6]);
    const transB = { type: 'int', value: 1 } as const;
    expect(run(modelOf({ operator: 'Gemm', inputs: ['x', 'w'], attributes: { transB } }))).toEqual([3, 5]);
    expect(run(modelOf({ operator: 'Transpose' }, [2, 'batch']))).toEqual([-1, 2]);
    // erf(1) as tables have it
    const [one] = runOnnx(modelOf({ operator: 'Erf' }), { x: { shape: [1, 2], values: Float64Array.of(1, 0) } })['y']!
      .values;
    expect(one).toBeCloseTo(0.8427007929497149, 14);
  });

  it('refuses what it does not know, and what is not as it was said to be', () => {
    expect(() => run(modelOf({ operator: 'Mystery' }))).toThrow(/r: Mystery is not known/);
    expect(() => run(modelOf({ domain: 'elsewhere' }))).toThrow(/not known/);
    expect(() => run(modelOf({ attributes: { alpha: { type: 'float', value: 1 } } }))).toThrow(/no attribute alpha/);
    expect(() => run(modelOf({ inputs: ['nothing'] }))).toThrow(/there is no nothing yet/);
    expect(() => run(modelOf({}, ['batch', 3]))).toThrow(/said to be \[batch,3\] and is \[1,2\]/);
    expect(() => run(modelOf({}, [2, 'batch']))).toThrow(/said to be/);
    expect(() => run(modelOf({ operator: 'MatMul', inputs: ['w', 'x'] }))).toThrow(/cannot be multiplied/);
    expect(() => runOnnx(modelOf({}), {})).toThrow(/x is not given/);
  });
});
