import { describe, expect, it } from 'vitest';
import { encodeTargets } from '#engine/plan.ts';
import { layers } from '#layers/index.ts';
import { applyChange } from './change.ts';
import { checkObjective, isConfined, predictedClass, targetCode } from './objective.ts';
import { losses } from './training.ts';

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
