import { describe, expect, it } from 'vitest';
import { acceptedKinds, flowKindOf, inferenceOf, needsWords, presentKinds } from '#builder/drag/accepts.ts';
import { layers } from '#layers/index.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { groups, groupsOf } from './groups.ts';

const registry: LayerRegistry = layers;
const flows: readonly Flow[] = [
  { shape: [2] },
  { shape: [8] },
  { shape: [7] },
  { shape: [1, 16, 16] },
  { shape: [8, 9, 9] },
  { shape: [3, 28, 28] },
  { shape: [6, 12, 12] },
  { shape: [20, 2] },
  { shape: [8, 16] },
  { shape: [5, 7] },
  { shape: [8], tokens: 5 },
  { shape: [32], tokens: 65 },
];

describe('every group', () => {
  it('is made of layers that exist, and has an id of its own', () => {
    expect(groupsOf(registry)).toEqual(groups);
    expect(new Set(groups.map((g) => g.id)).size).toBe(groups.length);
  });

  it.each(groups.map((group) => [group.name, group] as const))(
    '%s fits every input of a kind that it takes',
    (_, group) => {
      const kinds = acceptedKinds((flow) => group.blocks(flow), registry);
      expect(kinds.length).toBeGreaterThan(0);
      for (const flow of flows.filter((f) => kinds.includes(flowKindOf(f)))) {
        const { output, problems, blocks } = inferenceOf(group.blocks(flow), flow, registry);
        expect(problems, `${JSON.stringify(flow)}`).toEqual([]);
        expect(output).toBeDefined();
        expect(new Set(blocks.map((b) => b.block.id)).size).toBe(blocks.length);
      }
    },
  );

  it('takes the kinds it is meant for', () => {
    const taken = Object.fromEntries(groups.map((g) => [g.id, acceptedKinds((flow) => g.blocks(flow), registry)]));
    expect(taken).toEqual({
      convNormRelu: ['image'],
      residualPost: ['vector', 'image', 'sequence'],
      residualPre: ['vector', 'image', 'sequence'],
      inception: ['image'],
      denseBlock: ['vector', 'image', 'sequence'],
      transformer: ['sequence', 'tokens'],
      unetLevel: ['image'],
    });
  });

  it('keeps sides, and where it adds also the width', () => {
    const out = (id: string, shape: number[]) =>
      inferenceOf(groups.find((g) => g.id === id)!.blocks({ shape }), { shape }, registry).output?.shape;
    expect(out('residualPost', [6, 9, 9])).toEqual([6, 9, 9]);
    expect(out('residualPre', [5])).toEqual([5]);
    expect(out('transformer', [12, 6])).toEqual([12, 6]);
    expect(out('unetLevel', [4, 9, 9])).toEqual([12, 9, 9]);
    expect(out('denseBlock', [8])).toEqual([8 + 4 + 4]);
    // an image of one channel gets some to work with, and a shortcut that carries as many
    expect(out('residualPost', [1, 8, 8])).toEqual([8, 8, 8]);
    expect(out('residualPre', [3, 8, 8])).toEqual([8, 8, 8]);
  });
});

describe('what a layer needs', () => {
  const kinds = (type: string) => acceptedKinds(() => [{ type, ...registry[type]!.fresh }], registry);
  it('is found by trying', () => {
    expect(kinds('conv2d')).toEqual(['image']);
    expect(kinds('gru')).toEqual(['sequence']);
    expect(kinds('embedding')).toEqual(['tokens']);
    expect(kinds('globalAvgPool')).toEqual(['image', 'sequence']);
    expect(kinds('dense')).toEqual(['vector', 'sequence']);
  });

  it('is said where the network has nothing of the kind', () => {
    const vectors = presentKinds(inferenceOf([{ type: 'dense', units: 4 }], { shape: [2] }, registry), { shape: [2] });
    expect(needsWords(kinds('globalAvgPool'), vectors)).toBe('needs pictures or sequences');
    expect(needsWords(kinds('dense'), vectors)).toBeUndefined();
    const tokens = { shape: [6], tokens: 4 };
    const embedded = presentKinds(inferenceOf([{ type: 'embedding' }], tokens, registry), tokens);
    expect(needsWords(kinds('gru'), embedded)).toBeUndefined();
    expect(needsWords(kinds('conv2d'), embedded)).toBe('needs pictures');
  });
});
