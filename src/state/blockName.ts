/** @file What a block is called on the page. */
import { layers } from '#layers/index.ts';
import { type Block, walk } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';

/**
 * The layer's name, with its number among blocks of its type in the order of a forward pass where there are several: "Dense 2". `input` is "Input"; an id that no
 * block has is undefined.
 */
export function blockName(network: readonly Block[], id: string): string | undefined {
  if (id === 'input') return 'Input';
  const registry: LayerRegistry = layers;
  const blocks = [...walk(network, registry)].map((visit) => visit.block);
  const block = blocks.find((b) => b.id === id);
  if (!block) return undefined;
  const same = blocks.filter((b) => b.type === block.type);
  const name = registry[block.type]?.name ?? block.type;
  return same.length > 1 ? `${name} ${same.indexOf(block) + 1}` : name;
}
