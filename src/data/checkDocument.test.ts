import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { checkDocument } from './checkDocument.ts';
import { datasets } from './index.ts';
import { prepareData } from './prepare.ts';

function problems(data: object, network: readonly object[], training: object = {}) {
  const { document } = readDocument({ strata: 1, data, network, training }, { layers, datasets });
  return checkDocument(document!, prepareData(document!.data, 1), layers).problems;
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
