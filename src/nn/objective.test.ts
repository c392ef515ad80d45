import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { told } from '#testing/told.ts';
import type { Block } from './block.ts';
import { applyChange } from './change.ts';
import { readDocument } from './document.ts';
import { encodeTargets } from './encodeTargets.ts';
import { inferShapes } from './inferShapes.ts';
import { checkObjective as found, isConfined, pixelSaid, predictedClass, targetCode } from './objective.ts';
import { type Loss, losses } from './training.ts';

const checkObjective = (...asked: Parameters<typeof found>) => found(...asked).map(told);

const two = { task: 'classification', classes: 2, positions: 1 } as const;
const five = { task: 'classification', classes: 5, positions: 1 } as const;
const number = { task: 'regression', classes: 0, positions: 1 } as const;
const last = (units: number, activation = 'linear') => ({ id: 'z', type: 'dense', units, activation });

describe('the code of targets', () => {
  it('is one index for cross-entropy, whatever the width', () => {
    expect(targetCode(five, 'crossEntropy', 5, false)).toEqual({ kind: 'index', width: 5, low: 0 });
    expect([
      ...new Int32Array(
        encodeTargets(Float32Array.of(3, 0), targetCode(five, 'crossEntropy', 5, false)).targets.buffer,
      ),
    ]).toEqual([3, 0]);
  });

  it('is one column for two classes and one output, 1 for the first class', () => {
    const code = targetCode(two, 'binaryCrossEntropy', 1, false);
    expect(code).toEqual({ kind: 'binary', width: 1, low: 0 });
    expect([...encodeTargets(Float32Array.of(0, 1), code).targets]).toEqual([1, 0]);
  });

  it('reaches from −1 to 1 where values are compared and nothing confines the output', () => {
    for (const loss of ['mse', 'mae', 'huber'] as const) {
      expect(targetCode(two, loss, 1, false).low).toBe(-1);
      expect(targetCode(two, loss, 1, true).low).toBe(0);
      expect([...encodeTargets(Float32Array.of(1, 0), targetCode(two, loss, 2, false)).targets]).toEqual([
        -1, 1, 1, -1,
      ]);
    }
  });

  it('is a column a class for more classes', () => {
    const code = targetCode(five, 'binaryCrossEntropy', 5, false);
    expect(code).toEqual({ kind: 'oneHot', width: 5, low: 0 });
    expect([...encodeTargets(Float32Array.of(2), code).targets]).toEqual([0, 0, 1, 0, 0]);
  });

  it('is the value itself where a number is asked for', () => {
    const code = targetCode(number, 'mse', 1, false);
    expect(code).toEqual({ kind: 'value', width: 1, low: 0 });
    expect([...encodeTargets(Float32Array.of(0.25, -3), code).targets]).toEqual([0.25, -3]);
  });
});

describe('the class an output speaks for', () => {
  it('is the largest entry, the first of equals', () => {
    const code = targetCode(five, 'crossEntropy', 5, false);
    expect(predictedClass([0, 9, 1, 1, 3, 3, 1, 2], 2, code, 'crossEntropy')).toBe(2);
  });

  it('is the first class where one output passes the middle of what stands for no and yes', () => {
    const says = (loss: (typeof losses)[number], confined: boolean, x: number) =>
      predictedClass([x], 0, targetCode(two, loss, 1, confined), loss);
    expect([-0.1, 0, 0.1].map((x) => says('binaryCrossEntropy', false, x))).toEqual([1, 1, 0]);
    expect([-0.1, 0, 0.1].map((x) => says('mse', false, x))).toEqual([1, 1, 0]);
    expect([0.4, 0.5, 0.6].map((x) => says('mse', true, x))).toEqual([1, 1, 0]);
  });
});

describe('the last block', () => {
  it('may be of the right width for every loss', () => {
    for (const loss of losses) {
      expect(checkObjective([last(5)], { shape: [5] }, five, loss), loss).toEqual([]);
      const width = loss === 'crossEntropy' ? 2 : 1;
      expect(checkObjective([last(width)], { shape: [width] }, two, loss), loss).toEqual([]);
    }
    for (const loss of ['mse', 'mae', 'huber'] as const)
      expect(checkObjective([last(1)], { shape: [1] }, number, loss)).toEqual([]);
  });

  it('of the wrong width gets a fix that mends it', () => {
    for (const target of [two, five, number]) {
      for (const loss of target.classes > 0 ? losses : (['mse'] as const)) {
        const network = [last(7)];
        const [problem] = checkObjective(network, { shape: [7] }, target, loss);
        expect(problem).toMatchObject({ block: 'z', field: 'units' });
        expect(problem!.fixes).toHaveLength(2);
        for (const { changes } of problem!.fixes!) {
          const mended = changes.reduce(
            (n, change) => applyChange(n, change, layers),
            network as Parameters<typeof applyChange>[0],
          );
          const shape = [mended.at(-1)!['units'] as number];
          expect(checkObjective(mended, { shape }, target, loss)).toEqual([]);
        }
      }
    }
  });

  it('that bends nothing and has no units gets a dense layer behind it', () => {
    const network = [{ id: 'd', type: 'dropout', rate: 0.5 }];
    expect(checkObjective(network, { shape: [3] }, two, 'crossEntropy')).toMatchObject([
      { block: 'd', field: 'type', fixes: [{ label: 'Add Dense 2' }] },
    ]);
  });

  it('must give a vector', () => {
    const [problem] = checkObjective([last(5)], { shape: [4, 5] }, five, 'crossEntropy');
    expect(problem!.message).toBe('dense: the last block must give a vector [C], gives [4, 5]');
  });

  it('before a loss that takes logits is warned of squashing twice, by either kind of block', () => {
    for (const network of [[last(5, 'softmax')], [last(5), { id: 'f', type: 'activation', function: 'sigmoid' }]]) {
      expect(isConfined(network.at(-1))).toBe(true);
      const [notice] = checkObjective(network, { shape: [5] }, five, 'crossEntropy');
      expect(notice).toMatchObject({ severity: 'notice', fixes: [{ label: 'Use linear' }] });
      expect(checkObjective(network, { shape: [5] }, five, 'mse')).toEqual([]);
    }
  });
});

describe('a loss for classes', () => {
  it('is refused where the data asks for a number', () => {
    for (const loss of ['crossEntropy', 'binaryCrossEntropy'] as const)
      expect(checkObjective([last(1)], { shape: [1] }, number, loss)).toMatchObject([
        { block: 'training', field: 'loss' },
      ]);
  });
});

describe('an answer that is the picture itself', () => {
  const picture = { task: 'picture', classes: 0, positions: 1, picture: [1, 6, 5] } as const;
  const conv = (filters: number) => ({ id: 'c', type: 'conv2d', filters, kernel: 1 });
  const check = (network: Parameters<typeof checkObjective>[0], shape: readonly number[], loss: Loss = 'mse') =>
    checkObjective(network, { shape }, picture, loss);

  it('is a number for each pixel, not copied', () => {
    const code = targetCode(picture, 'mse', 30, false);
    expect(code).toEqual({ kind: 'value', width: 30, low: 0 });
    const pixels = new Float32Array(60);
    expect(encodeTargets(pixels, code)).toEqual({ targets: pixels, targetWidth: 30 });
    expect(encodeTargets(pixels, code).targets).toBe(pixels);
  });

  it('may be an image of its shape or all its pixels in a row, and nothing else', () => {
    expect(check([last(30)], [30])).toEqual([]);
    expect(check([conv(1)], [1, 6, 5])).toEqual([]);
    for (const shape of [[10], [5, 6], [1, 5, 6], [2, 6, 5], [30, 1, 1], [6]])
      expect(check([last(10)], shape)[0]!.message).toBe(
        `dense: the last block must give [1, 6, 5] or [30] for the picture itself, gives [${shape.join(', ')}]`,
      );
  });

  it.each([
    [[last(10)], [10]],
    [[{ id: 'a', type: 'globalAvgPool' }], [8]],
    [[conv(8)], [8, 6, 5]],
    [[{ id: 'u', type: 'upsample2d', scale: 2 }], [8, 6, 5]],
    [[{ id: 'f', type: 'maxPool2d', size: 2 }], [4, 3, 2]],
    [[{ id: 'r', type: 'activation', function: 'relu' }], [5, 6]],
  ])('offers fixes that mend it: %j gives %j', (network, shape) => {
    const [problem] = check(network, shape);
    expect(problem!.fixes!.length).toBeGreaterThan(0);
    for (const { changes } of problem!.fixes!) {
      const mended = changes.reduce<readonly Block[]>((n, change) => applyChange(n, change, layers), network);
      const read = readDocument({ strata: 1, data: { type: 'spiral' }, network: mended }, { layers, datasets });
      const added = read.document!.network.slice(changes[0]!.kind === 'set' ? 0 : network.length);
      // What the changed block, or what was put behind it, makes of the shape.
      const flow =
        changes[0]!.kind === 'set'
          ? changedShape(added[0]!, shape)
          : inferShapes(added, { shape }, layers).output!.shape;
      expect(check(mended, flow)).toEqual([]);
    }
  });

  const changedShape = ({ units, filters }: Block, shape: readonly number[]) =>
    units === undefined ? [filters as number, ...shape.slice(1)] : [units as number];

  it('cannot be held against classes; shares of ink can be held against pixels from 0 to 1 only', () => {
    const fixes = [{ label: 'Use mean squared error', training: { loss: 'mse' } }];
    expect(check([last(30)], [30], 'crossEntropy')).toMatchObject([
      {
        block: 'training',
        field: 'loss',
        message:
          'loss: crossEntropy needs classes, and this data asks for the picture itself; use mse, mae, huber or binaryCrossEntropy',
        fixes,
      },
    ]);
    for (const loss of ['mse', 'mae', 'huber', 'binaryCrossEntropy'] as const)
      expect(check([last(30)], [30], loss)).toEqual([]);
    const strays = { ...picture, strays: true };
    expect(checkObjective([last(30)], { shape: [30] }, strays, 'binaryCrossEntropy')).toMatchObject([
      {
        field: 'loss',
        message: expect.stringContaining('noise takes some of these beyond; use mse, mae or huber'),
        fixes,
      },
    ]);
    expect(checkObjective([last(30)], { shape: [30] }, strays, 'huber')).toEqual([]);
  });

  it('says an output as a pixel', () => {
    expect(pixelSaid(0.3, 'mse')).toBe(0.3);
    expect(pixelSaid(0, 'binaryCrossEntropy')).toBe(0.5);
    expect(pixelSaid(20, 'binaryCrossEntropy')).toBeCloseTo(1, 6);
  });
});
