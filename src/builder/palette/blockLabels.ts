/** @file What stands under every block. */

import { layers } from '#layers/index.ts';
import { layerName, wordsOf } from '#layers/words.ts';
import { type Block, walk } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { LabelWords } from '#stage/layout/stackTree.ts';

/** The words of every block's label: names counted over the whole network, and what stands behind them. */
export function labelsOf(network: readonly Block[]): ReadonlyMap<string, LabelWords> {
  const registry: LayerRegistry = layers;
  const blocks = [...walk(network, registry)].map(({ block }) => block);
  const totals = new Map<string, number>();
  for (const { type } of blocks) totals.set(type, (totals.get(type) ?? 0) + 1);
  const counts = new Map<string, number>();
  return new Map(
    blocks.map((block) => {
      const count = (counts.get(block.type) ?? 0) + 1;
      counts.set(block.type, count);
      const name = totals.get(block.type)! > 1 ? `${layerName(block.type)} ${count}` : layerName(block.type);
      return [block.id, { name, detail: wordsOf(block.type)?.detail?.(block as never) ?? '' }];
    }),
  );
}
