import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '#formats/onnx/model.ts';
import { int, ints, model, type Step, tensor } from '#testing/onnxSteps.ts';
import { networkOfOnnx } from './networkOfOnnx.ts';

const refusals = (made: OnnxModel) => {
  const network = networkOfOnnx(made);
  return network.kind === 'refused' ? network.refusals : [];
};

describe('what no block here is', () => {
  const image = ['n', 4, 6, 6];
  const cases: Readonly<Record<string, [OnnxModel, operator: string, node: string, says: RegExp]>> = {
    'an unknown operator': [model(['n', 4], [['Einsum', ['x']]]), 'Einsum', 'n0', /no block here is/],
    groups: [
      model(image, [['Conv', ['x', 'w'], { group: int(4) }]], [tensor('w', [4, 1, 3, 3])]),
      'Conv',
      'n0',
      /groups/,
    ],
    dilation: [
      model(image, [['Conv', ['x', 'w'], { dilations: ints(2, 2) }]], [tensor('w', [4, 4, 2, 2])]),
      'Conv',
      'n0',
      /dilated/,
    ],
    'an uneven border': [
      model(image, [['Conv', ['x', 'w'], { pads: ints(0, 0, 1, 1) }]], [tensor('w', [4, 4, 2, 2])]),
      'Conv',
      'n0',
      /two sides/,
    ],
    'a padded pool': [
      model(image, [['MaxPool', ['x'], { kernel_shape: ints(2, 2), pads: ints(1, 1, 1, 1) }]]),
      'MaxPool',
      'n0',
      /no border/,
    ],
    'sides rounded up': [
      model(['n', 4, 7, 7], [['MaxPool', ['x'], { kernel_shape: ints(2, 2), strides: ints(2, 2), ceil_mode: int(1) }]]),
      'MaxPool',
      'n0',
      /rounded down/,
    ],
    'another slope': [
      model(['n', 4], [['LeakyRelu', ['x'], { alpha: { type: 'float', value: 0.2 } }]]),
      'LeakyRelu',
      'n0',
      /alpha = 0.2: here it is 0.01/,
    ],
    'a factor alone': [
      model(
        ['n', 4],
        [
          ['Relu', ['x']],
          ['Mul', ['v0', 'w']],
        ],
        [tensor('w', [4])],
      ),
      'Mul',
      'n1',
      /not recognised/,
    ],
    'added numbers': [
      model(
        ['n', 4],
        [
          ['Relu', ['x']],
          ['Add', ['v0', 'w']],
        ],
        [tensor('w', [4])],
      ),
      'Add',
      'n1',
      /adds numbers/,
    ],
    'a turned image': [
      model(
        image,
        [
          ['Transpose', ['x'], { perm: ints(0, 1, 3, 2) }],
          ['Conv', ['v0', 'w']],
        ],
        [tensor('w', [4, 4, 2, 2])],
      ),
      'Conv',
      'n1',
      /turned/,
    ],
    'unfitting weights': [
      model(['n', 4], [['MatMul', ['x', 'w']]], [tensor('w', [3, 5])]),
      'MatMul',
      'n0',
      /do not fit/,
    ],
    'two ways that do not meet': [
      model(
        ['n', 4],
        [
          ['MatMul', ['x', 'w']],
          ['Relu', ['v0']],
          ['Tanh', ['v0']],
          ['Add', ['v1', 'x']],
          ['Add', ['v2', 'v3']],
        ],
        [tensor('w', [4, 4])],
      ),
      'MatMul',
      'n0',
      /two ways/,
    ],
    'a number that is none': [
      model(['n', 2], [['MatMul', ['x', 'w']]], [tensor('w', [2, 1], [1, Number.NaN])]),
      'initializer',
      'v0',
      /must be finite/,
    ],
    'a bias for each sample': [
      model([2, 3], [['Gemm', ['x', 'w', 'b']]], [tensor('w', [3, 2]), tensor('b', [2, 1])]),
      'Gemm',
      'n0',
      /do not fit/,
    ],
    'an open length': [model(['n', 'length', 3], [['Relu', ['x']]]), 'input', 'x', /leaves its axis 1 open/],
    'too many units': [
      model(['n', 1], [['MatMul', ['x', 'w']]], [tensor('w', [1, 5000])]),
      'MatMul',
      'n0',
      /units must be at most 4096/,
    ],
    'an input of any size': [model(['n', 2 ** 30, 2 ** 30], [['Relu', ['x']]]), 'input', 'x', /too large/],
    'axes without end': [
      model(
        ['n', 4],
        [['Unsqueeze', ['x', 'axes']]],
        [
          tensor(
            'axes',
            [1000],
            Array.from({ length: 1000 }, (_, i) => i),
          ),
        ],
      ),
      'Unsqueeze',
      'n0',
      /cut, joined or turned/,
    ],
    'nodes without end': [
      model(
        ['n', 4],
        Array.from({ length: 10_001 }, (_, i): Step => ['Relu', [i === 0 ? 'x' : `v${i - 1}`]]),
      ),
      'graph',
      '',
      /10001 nodes/,
    ],
    'constants without end': [
      model(
        ['n', 4],
        [
          ['ConstantOfShape', ['size']],
          ...Array.from({ length: 40 }, (_, i): Step => ['Exp', [`v${i}`]]),
          ['Add', ['x', 'v40']],
        ],
        [tensor('size', [1], [2 ** 21])],
      ),
      'Exp',
      'n9',
      /computed before the network runs/,
    ],
    'an input that nothing takes': [
      model(['n', 4], [['Relu', ['w']]], [tensor('w', [4])]),
      'graph',
      '',
      /^No operator on the way/,
    ],
    'old operators': [model(['n', 4], [['Relu', ['x']]], [], 3), 'graph', '', /version 3 of ONNX/],
  };
  it.each(Object.entries(cases))('%s: is refused by operator and node', (_, [made, operator, node, says]) => {
    const found = refusals(made);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ operator, node });
    expect(found[0]!.says).toMatch(says);
    if (operator !== 'graph' && operator !== 'initializer') expect(found[0]!.says).toContain(node);
    expect(found[0]!.says).toMatch(/^.+\.$/s);
  });

  it('is named at every node that is in the way', () => {
    const found = refusals(
      model(
        ['n', 4],
        [
          ['Mod', ['x', 'w']],
          ['Relu', ['v0']],
          ['Det', ['x']],
          ['Add', ['v1', 'v2']],
        ],
        [tensor('w', [4])],
      ),
    );
    expect(found.map(({ operator, node }) => `${operator} ${node}`).sort()).toEqual(['Det n2', 'Mod n0']);
  });

  it('is a value that two nodes give', () => {
    const made = model(
      ['n', 4],
      [
        ['Relu', ['x']],
        ['Tanh', ['x']],
      ],
    );
    const nodes = made.graph.nodes.map((node) => ({ ...node, outputs: ['v1'] }));
    expect(refusals({ ...made, graph: { ...made.graph, nodes } })).toMatchObject([{ operator: 'Tanh', node: 'n1' }]);
  });

  it('may be there where nothing needs it', () => {
    const made = model(
      ['n', 4],
      [
        ['Det', ['x']],
        ['Relu', ['x']],
      ],
    );
    expect(networkOfOnnx(made)).toMatchObject({ kind: 'network', network: [{ type: 'activation', function: 'relu' }] });
  });
});
