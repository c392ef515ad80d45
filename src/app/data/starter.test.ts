import { describe, expect, it, test } from 'vitest';
import { type DatasetType, datasets } from '#data/index.ts';
import { canRun, checkNetwork } from '#nn/checkNetwork.ts';
import { registries } from '#state/editor.ts';
import { askedBy, readBlocks, starterFor } from './starter.ts';

describe('what data asks for', () => {
  test('is found whatever the number of samples', () => {
    expect(askedBy({ type: 'spiral', arms: 4 })).toEqual({
      kind: 'plane',
      input: { shape: [2] },
      target: { task: 'classification', classes: 4, positions: 1 },
      needs: undefined,
    });
    expect(askedBy({ type: 'sine' }).target).toEqual({ task: 'curve', classes: 0, positions: 1 });
    expect(askedBy({ type: 'points', task: 'regression' }).target.task).toBe('regression');
    expect(askedBy({ type: 'sorting', length: 5 })).toEqual({
      kind: 'tokens',
      input: { shape: [5], tokens: 10 },
      target: { task: 'classification', classes: 10, positions: 5 },
      needs: 'whole',
    });
  });
});

describe('a starter', () => {
  it.each(Object.keys(datasets) as DatasetType[])('fits its data: %s', (type) => {
    const asked = askedBy({ type });
    const loss = asked.target.task === 'classification' ? 'crossEntropy' : 'mse';
    const network = starterFor(asked, loss)!;
    expect(canRun(checkNetwork(network, asked.input, asked.target, loss, registries.layers).problems)).toBe(true);
  });

  it('is none where a layer is unknown', () => {
    expect(readBlocks([{ type: 'nonesuch' }], 'mse')).toBeUndefined();
  });
});
