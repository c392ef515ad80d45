import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { large } from '../../bench/pageDocuments.mjs';
import { MEMORY_LIMIT, planMemory } from './memory.ts';
import { Model } from './model.ts';
import { PlanError, planDocument } from './plan.ts';

function plan(network: readonly object[], training: object = {}, data: object = { type: 'circle' }) {
  const reading = readDocument({ strata: 1, data, network, training }, { layers, datasets });
  if (!reading.document) throw new Error(reading.problems.map(sentenceOf).join());
  return planDocument(reading.document);
}

describe('the memory of a plan', () => {
  it('is told block by block: parameters, gradients, optimiser state, and the activations of one batch with their gradients', () => {
    const report = planMemory(
      plan(
        [
          { id: 'a', type: 'dense', units: 8, activation: 'relu' },
          { id: 'b', type: 'dense', units: 2 },
        ],
        { optimizer: { type: 'adam', learningRate: 0.01 }, batchSize: 32 },
      ),
    );
    const [a, b] = report.blocks;
    expect(a).toMatchObject({ id: 'a', parameters: 4 * 24, gradients: 4 * 24, state: 2 * 4 * 24, buffers: 0 });
    // z and relu(z) with their gradients, and the transposed weight.
    expect(a!.activations).toBe(4 * (4 * 32 * 8 + 16));
    expect(b!.activations).toBe(4 * (2 * 32 * 2 + 16));
    expect(report.parameters).toBe(4 * (24 + 18));
    expect(report.activations).toBeGreaterThanOrEqual(a!.activations + b!.activations);
    expect(report.shared).toBeLessThanOrEqual(report.activations);
  });

  it('counts a container apart from what it holds, and running statistics apart from parameters', () => {
    const report = planMemory(
      plan([
        { id: 'a', type: 'dense', units: 4 },
        {
          id: 'r',
          type: 'residual',
          body: [
            { id: 'n', type: 'batchNorm' },
            { id: 'd', type: 'dense', units: 4 },
          ],
        },
        { id: 'c', type: 'dense', units: 2 },
      ]),
    );
    expect(report.blocks.map(({ id }) => id)).toEqual(['a', 'r', 'n', 'd', 'c']);
    expect(report.blocks[1]).toMatchObject({ parameters: 0, buffers: 0 });
    expect(report.blocks[2]).toMatchObject({ parameters: 4 * 8, buffers: 4 * 8 });
  });

  it('is less than the sum of its tensors: where lives do not overlap, space is shared', () => {
    const deep = planMemory(
      plan(
        [
          ...Array.from({ length: 40 }, (_, i) => ({ id: `d${i}`, type: 'dense', units: 512, activation: 'gelu' })),
          { id: 'z', type: 'dense', units: 2 },
        ],
        { batchSize: 500 },
        { type: 'circle', samples: 1000 },
      ),
    );
    expect(deep.shared).toBeLessThan(0.7 * deep.activations);
  });

  it('is checked before any is taken, with a batch that would fit', () => {
    const wide = plan(
      [
        ...Array.from({ length: 100 }, (_, i) => ({ id: `d${i}`, type: 'dense', units: 400, activation: 'gelu' })),
        { id: 'z', type: 'dense', units: 2 },
      ],
      { batchSize: 4000 },
      { type: 'circle', samples: 5000, testShare: 0 },
    );
    let error: unknown;
    try {
      new Model(wide);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(PlanError);
    const [problem] = (error as PlanError).problems;
    expect(problem).toMatchObject({ block: 'training', field: 'batchSize' });
    expect(sentenceOf(problem!)).toMatch(
      /^memory: this network needs [\d.]+ GB, [\d.]+ (GB|MB) of it for activations, more than 1\.0 GB; batch 4000 → \d+ would need [\d.]+ (GB|MB)$/,
    );
    const batch = Number(/→ (\d+)/.exec(sentenceOf(problem!))![1]);
    expect(planMemory(wide, batch).shared).toBeLessThan(MEMORY_LIMIT);
  });

  it.each(Object.entries(large))('of the %s, stated before, is within a tenth of what it takes', (_, document) => {
    const reading = readDocument(document, { layers, datasets });
    const large = planDocument(reading.document!);
    const { inAll } = planMemory(large);
    const { bytes } = new Model(large);
    expect(Math.abs(inAll / bytes - 1)).toBeLessThan(0.1);
  });
});
