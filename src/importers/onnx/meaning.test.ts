import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '#formats/onnx/model.ts';
import { int, ints, model, tensor } from '#testing/onnxSteps.ts';
import { runImported } from '#testing/runImported.ts';
import { networkOfOnnx, type OnnxNetwork } from './networkOfOnnx.ts';

function understood(model: OnnxModel): OnnxNetwork {
  const network = networkOfOnnx(model);
  if (network.kind === 'refused') throw new Error(network.refusals.map(({ says }) => says).join('\n'));
  return network;
}

const refusals = (made: OnnxModel) => {
  const network = networkOfOnnx(made);
  return network.kind === 'refused' ? network.refusals : [];
};

describe('the meaning of operators', () => {
  it('is kept for factors, transpositions and biases of products', () => {
    const made = model(
      ['n', 3],
      [
        ['Gemm', ['x', 'w', 'b'], { alpha: { type: 'float', value: 0.5 }, beta: { type: 'float', value: 2 } }],
        ['MatMul', ['v0', 'u']],
        ['Add', ['c', 'v1']],
      ],
      [tensor('w', [3, 2]), tensor('b', [2]), tensor('u', [2, 2]), tensor('c', [1, 2])],
    );
    const network = understood(made);
    const x = Float32Array.of(1, -2, 0.5);
    const [w, b, u, c] = made.graph.initializers.map(({ values }) => values);
    const hidden = [0, 1].map((k) => 0.5 * (x[0]! * w![k]! + x[1]! * w![2 + k]! + x[2]! * w![4 + k]!) + 2 * b![k]!);
    const answers = [0, 1].map((k) => hidden[0]! * u![k]! + hidden[1]! * u![2 + k]! + c![k]!);
    for (const [i, y] of runImported(network, x).entries()) expect(y).toBeCloseTo(answers[i]!, 6);
  });

  it('is kept where a factor or zeros stand before the weights', () => {
    const w = tensor('w', [3, 2, 3, 3]);
    const before = model(
      ['n', 2, 5, 5],
      [
        ['Div', ['x', 'k']],
        ['Pad', ['v0', 'pads']],
        ['Conv', ['v1', 'w']],
        ['Flatten', ['v2']],
        ['Mul', ['v3', 'k']],
        ['MatMul', ['v4', 'u']],
      ],
      [w, tensor('k', [], [4]), tensor('pads', [8], [0, 0, 1, 1, 0, 0, 1, 1]), tensor('u', [75, 2])],
    );
    const plain = model(
      ['n', 2, 5, 5],
      [
        ['Conv', ['x', 'w'], { pads: ints(1, 1, 1, 1) }],
        ['Flatten', ['v0']],
        ['MatMul', ['v1', 'u']],
      ],
      [w, tensor('u', [75, 2])],
    );
    const [a, b] = [understood(before), understood(plain)];
    expect(a.network).toMatchObject([{ type: 'conv2d', padding: 1 }, { type: 'flatten' }, { type: 'dense' }]);
    const x = Float32Array.from({ length: 50 }, (_, i) => Math.cos(i));
    const [mine, right] = [runImported(a, x), runImported(b, x)];
    for (const [i, y] of right.entries()) expect(mine[i]).toBeCloseTo(y, 5);
  });

  it('of group normalisation is that of its version', () => {
    const made = (opset: number, count: number) =>
      model(
        ['n', 4, 3, 3],
        [['GroupNormalization', ['x', 'w', 'b'], { num_groups: int(2) }]],
        [tensor('w', [count]), tensor('b', [count])],
        opset,
      );
    expect(understood(made(21, 4)).network).toMatchObject([{ type: 'groupNorm', groups: 2 }]);
    expect(refusals(made(21, 2))).toMatchObject([{ operator: 'GroupNormalization', node: 'n0' }]);
    const x = Float32Array.from({ length: 36 }, (_, i) => Math.cos(i * i));
    const [old, now] = [understood(made(18, 2)), understood(made(21, 4))];
    // Its first group has the first scale in the old version; in the new one, so has its first channel.
    const [a, b] = [runImported(old, x), runImported(now, x)];
    expect(a.slice(0, 9)).toEqual(b.slice(0, 9));
    expect(a.slice(9, 18)).not.toEqual(b.slice(9, 18));
  });

  it('tells weights that are used twice', () => {
    const network = understood(
      model(
        ['n', 2],
        [
          ['MatMul', ['x', 'w']],
          ['Tanh', ['v0']],
          ['MatMul', ['v1', 'w']],
        ],
        [tensor('w', [2, 2])],
      ),
    );
    expect(network.notes).toEqual([expect.stringMatching(/^“w” is used in two places/)]);
  });
});
