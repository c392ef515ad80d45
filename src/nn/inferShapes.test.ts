import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { told } from '#testing/told.ts';
import { applyChange } from './change.ts';
import { canRun, checkNetwork } from './checkNetwork.ts';
import { defaults } from './field.ts';
import { inferShapes, LIMITS } from './inferShapes.ts';
import type { LayerRegistry } from './layer.ts';

const dense = (id: string, units: number, more: Record<string, unknown> = {}) => ({
  id,
  type: 'dense',
  units,
  activation: 'relu',
  bias: true,
  init: 'pytorch',
  ...more,
});
const infer = (network: Parameters<typeof inferShapes>[0], shape: readonly number[] = [2]) =>
  inferShapes(network, { shape }, layers);

describe('shapes through a network', () => {
  it('follow block by block, with every parameter on the way', () => {
    const { blocks, output, parameterCount, problems, byId } = infer([dense('a', 8), dense('b', 3)]);
    expect(problems).toEqual([]);
    expect(blocks.map((b) => [b.path, b.input.shape, b.output?.shape, b.parameterCount])).toEqual([
      ['0', [2], [8], 24],
      ['1', [8], [3], 27],
    ]);
    expect(output).toEqual({ shape: [3] });
    expect(parameterCount).toBe(51);
    expect(byId.get('b')!.parameters['weight']).toMatchObject({ shape: [3, 8], fanIn: 8, fanOut: 3 });
  });

  it('keep the other axes of a sequence', () => {
    expect(infer([dense('a', 8)], [5, 2]).output).toEqual({ shape: [5, 8] });
  });

  it('end at the first block that does not fit, which is named with what it got', () => {
    const { blocks, output, problems } = infer([dense('a', 8), dense('b', 3)], [2, 6, 6]);
    expect(output).toBeUndefined();
    expect(blocks.map((b) => b.block.id)).toEqual(['a']);
    expect(problems.map(told)).toMatchObject([
      {
        block: 'a',
        field: 'type',
        message: 'dense: needs a vector [C] or a sequence [T, E], got an image [2, 6, 6]',
        fixes: [
          { label: 'Insert Flatten', changes: [{ kind: 'insert', block: { type: 'flatten' }, place: { index: 0 } }] },
        ],
      },
    ]);
  });

  it('refuse what a tab cannot hold: too many parameters, too wide an output', () => {
    const wide = infer([dense('a', 4096), dense('b', 4096), dense('c', 4096)]);
    expect(wide.output).toBeUndefined();
    expect(wide.problems).toMatchObject([{ block: 'c', field: 'units' }]);
    expect(told(wide.problems[0]!).message).toMatch(
      /^dense: brings the network to \d+ parameters, more than 20000000$/,
    );
    const long = infer([dense('a', 4096)], [2000, 2]);
    expect(told(long.problems[0]!).message).toBe(
      `dense: gives ${2000 * 4096} numbers a sample, more than ${LIMITS.outputSize}`,
    );
  });

  it('offer other values for the block itself where its layer does', () => {
    const picky: LayerRegistry = {
      ...layers,
      picky: {
        ...layers.dropout,
        type: 'picky',
        outputShape: () => ({
          field: 'rate',
          found: { code: 'atMost', max: 0.2, received: 0.5 },
          fixes: [{ say: 'noPadding', set: { rate: 0.1 } }],
        }),
      },
    };
    const network = [{ id: 'p', type: 'picky', rate: 0.5 }];
    const [problem] = inferShapes(network, { shape: [2] }, picky).problems.map(told);
    expect(problem).toMatchObject({ block: 'p', field: 'rate', message: 'picky: must be at most 0.2, received 0.5' });
    expect(network.length && applyChange(network, problem!.fixes![0]!.changes[0]!, picky)).toEqual([
      { id: 'p', type: 'picky', rate: 0.1 },
    ]);
  });
});

describe('a whole network, with data and loss', () => {
  const check = (
    network: Parameters<typeof inferShapes>[0],
    classes = 2,
    loss: 'crossEntropy' | 'binaryCrossEntropy' | 'mse' = 'crossEntropy',
  ) =>
    checkNetwork(
      network,
      { shape: [2] },
      { task: classes > 0 ? 'classification' : 'regression', classes, positions: 1 },
      loss,
      layers,
    ).problems.map(told);

  it.each([
    [2, 'crossEntropy', 2],
    [5, 'crossEntropy', 5],
    [2, 'binaryCrossEntropy', 1],
    [5, 'binaryCrossEntropy', 5],
    [0, 'mse', 1],
  ] as const)(
    'offers an empty network for %i classes and %s a dense layer of %i, and then it runs',
    (classes, loss, units) => {
      const [problem] = check([], classes, loss);
      expect(problem).toMatchObject({ block: 'document', field: 'network', fixes: [{ label: `Add Dense ${units}` }] });
      const [insert] = problem!.fixes![0]!.changes;
      const network = applyChange([], insert!, layers).map((b) =>
        dense(b.id, b['units'] as number, { activation: 'linear' }),
      );
      expect(check(network, classes, loss)).toEqual([]);
    },
  );

  it('names a frozen element that is not there, and offers to forget it', () => {
    const frozen = { weight: [3], gate: [0] };
    const network = [dense('a', 2, { activation: 'linear', frozen })];
    expect(check(network)).toMatchObject([
      { block: 'a', field: 'frozen', message: 'dense: frozen names a parameter gate, which it does not have' },
    ]);
    const [problem] = check([dense('a', 2, { frozen: { weight: [0, 4] } })]);
    expect(problem!.message).toBe('dense: frozen names element 4 of weight, which has 4');
    const mended = applyChange(network, check(network)[0]!.fixes![0]!.changes[0]!, layers);
    expect(mended[0]!.frozen).toEqual({ weight: [3] });
  });

  it('can run with notices, but not with problems', () => {
    const notices = check([dense('a', 2, { activation: 'softmax' })]);
    expect(notices).toMatchObject([{ severity: 'notice', field: 'activation' }]);
    expect(canRun(notices)).toBe(true);
    expect(canRun(check([dense('a', 3)]))).toBe(false);
  });

  it('offers no fix that its own fields would not allow', () => {
    const image = (body: readonly object[]) =>
      inferShapes([{ id: 'r', type: 'residual', body } as never], { shape: [1, 128, 128] }, layers).problems[0]!;
    const shrunk = (stride: number) =>
      image([{ id: 'c', type: 'conv2d', ...defaults(layers.conv2d.fields), filters: 2, kernel: 1, stride }]);
    expect(shrunk(16).fixes).toMatchObject([{ say: 'projectImage' }]);
    // A stride of 64 would do it, and is none that a convolution may have.
    const twice = [16, 4].map((stride, i) => ({
      id: `c${i}`,
      type: 'conv2d',
      ...defaults(layers.conv2d.fields),
      filters: 2,
      kernel: 1,
      stride,
    }));
    expect(image(twice).fixes).toEqual([]);
  });
});
