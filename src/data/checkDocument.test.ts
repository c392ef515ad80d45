import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { told } from '#testing/told.ts';
import { checkDocument } from './checkDocument.ts';
import { datasets } from './index.ts';
import { prepareData } from './prepare.ts';

function problems(data: object, network: readonly object[], training: object = {}) {
  const { document } = readDocument({ strata: 1, data, network, training }, { layers, datasets });
  return checkDocument(document!, prepareData(document!.data, 1), layers).problems.map(told);
}

describe('a document held against its data', () => {
  const network = [
    { id: 'a', type: 'dense', units: 4 },
    { id: 'n', type: 'batchNorm' },
    { id: 'b', type: 'dense', units: 2 },
  ];
  const circle = { type: 'circle', samples: 100, testShare: 0.5 };

  it('is told where a batch of a single sample leaves nothing to normalise over', () => {
    expect(problems(circle, network, { batchSize: 16 })).toEqual([]);
    expect(problems(circle, network, { batchSize: 1 })).toMatchObject([{ block: 'n', severity: 'notice' }]);
    const [last] = problems(circle, network, { batchSize: 7 });
    expect(last!.message).toBe(
      'batchNorm: the last batch of an epoch (50 samples in batches of 7) is a single sample, of which there is no variance; it gives out its bias alone',
    );
    expect(problems(circle, [network[0]!, network[2]!], { batchSize: 7 })).toEqual([]);
  });

  it('is told of it on an image of one pixel too, with batches that mend it', () => {
    const images = [
      { id: 'a', type: 'conv2d', filters: 4, kernel: 28, activation: 'relu' },
      { id: 'n', type: 'batchNorm' },
      { type: 'flatten' },
      { id: 'd', type: 'dense', units: 10 },
    ];
    const digits = { type: 'digits', samples: 60, testShare: 0.2 };
    const all = problems(digits, images, { batchSize: 1 });
    expect(all).toMatchObject([{ block: 'n', severity: 'notice', short: 'only a constant' }]);
    expect(all[0]!.message).toMatch(/^batchNorm: every batch is a single sample, of which there is no variance/);
    const [last] = problems(digits, images, { batchSize: 47 });
    expect(last).toMatchObject({ block: 'n', short: 'a constant in the last batch' });
    expect(last!.message).toContain('48 samples in batches of 47');
    for (const { fixes } of [all[0]!, last!])
      for (const { training } of fixes!) if (training) expect(problems(digits, images, training)).toEqual([]);
    expect(last!.fixes!.map(({ label }) => label)).toEqual(['Use batches of 46', 'Use Layer norm']);
    expect(problems(digits, images, { batchSize: 48 })).toEqual([]);
    expect(problems(digits, images, { batchSize: 100 })).toEqual([]);
  });

  it('is told where units start alike and stay so', () => {
    const pair = (first: unknown, second: unknown, between: object[] = []) =>
      problems(circle, [
        { id: 'a', type: 'dense', units: 8, activation: 'tanh', init: first },
        ...between,
        { id: 'b', type: 'dense', units: 2, init: second },
      ]);
    const constant = { type: 'constant', value: 0.5 };
    expect(pair('zeros', 'zeros')).toMatchObject([{ block: 'a', short: 'all units alike' }]);
    expect(pair(constant, { type: 'normal', std: 0 })).toMatchObject([{ block: 'a', field: 'init' }]);
    expect(pair(constant, constant, [{ id: 'r', type: 'activation', function: 'relu' }])).toHaveLength(1);
    // Random masks, and random weights behind, tell them apart.
    expect(pair(constant, constant, [{ id: 'r', type: 'dropout' }])).toEqual([]);
    expect(pair('zeros', 'pytorch')).toEqual([]);
    expect(pair('pytorch', 'zeros')).toEqual([]);
  });

  it('is told where a block can see the step that it should guess', () => {
    const model = (causal: boolean) => [
      { type: 'embedding', vocabulary: 40, dim: 8 },
      { id: 's', type: 'selfAttention', heads: 2, causal },
      { type: 'dense', units: prepareData({ type: 'text' }, 1).classNames.length },
    ];
    expect(problems({ type: 'text' }, model(true))).toEqual([]);
    expect(problems({ type: 'text' }, model(false))).toMatchObject([
      { block: 's', field: 'causal', severity: 'notice', fixes: [{ label: 'Make it causal' }] },
    ]);
  });
});
