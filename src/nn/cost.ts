/** @file What a network costs: the multiplications of one sample's forward pass, block by block. */
import type { Inference } from './inferShapes.ts';
import type { LayerRegistry } from './layer.ts';

export interface Cost {
  /** Multiply-adds of one sample's forward pass through the whole network. */
  readonly total: number;
  /** By block id: the block's own; a container's blocks stand with their own ids. Blocks whose shapes are not known are left out. */
  readonly byId: ReadonlyMap<string, number>;
}

/**
 * Multiply-adds (a product that is added to a sum, counted once) of a forward pass of one sample. The backward pass costs about twice as much: the same
 * products once for the weights' gradients and once for the input's.
 */
export function multiplyAddsOf(inference: Inference, registry: LayerRegistry): Cost {
  const byId = new Map<string, number>();
  let total = 0;
  for (const { block, input, output } of inference.blocks) {
    if (!output) continue;
    const own = registry[block.type]!.multiplyAdds(input, block as never);
    byId.set(block.id, own);
    total += own;
  }
  return { total, byId };
}
