/** @file The rows of the table of the network. */

import { layers } from '#layers/index.ts';
import { wordsOf } from '#layers/words.ts';
import { type Block, walk } from '#nn/block.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { receptiveFields } from '#nn/receptive.ts';
import { fieldWords } from '#nn/receptiveWords.ts';
import { formatShape } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';

/** Bytes, as the memory probe gives them for each block. */
export interface Bytes {
  readonly parameters: number;
  readonly gradients: number;
  readonly state: number;
  readonly buffers: number;
  readonly activations: number;
}

export interface TableRow {
  readonly id: string;
  readonly type: string;
  /** PyTorch's path: `1.body.0`. */
  readonly path: string;
  readonly depth: number;
  /** The list that begins with this block, where a container holds it: "body", "branch 2". */
  readonly list?: string;
  readonly name: string;
  /** What stands behind the name: the activation function, say. */
  readonly detail: string;
  /** Absent where the block does not fit. */
  readonly output?: string;
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** Absent until the engine has answered. */
  readonly bytes?: Bytes;
  /** How much of the input a unit sees. */
  readonly sees?: string;
}

export interface Totals {
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly bytes?: Bytes;
}

export interface NetworkTable {
  readonly rows: readonly TableRow[];
  readonly totals: Totals;
}

/**
 * The whole network as a table, blocks inside containers after their container.
 * @param memory bytes by block, for the network as it is; blocks that are missing have none to show
 */
export function tableOf(
  network: readonly Block[],
  inference: Inference,
  memory?: ({ readonly blocks: readonly (Bytes & { readonly id: string })[] } & Bytes) | undefined,
): NetworkTable {
  const registry: LayerRegistry = layers;
  const cost = multiplyAddsOf(inference, registry);
  const fields = receptiveFields(inference, network, registry);
  const bytes = new Map(memory?.blocks.map((block) => [block.id, block]));
  const rows = [...walk(network, registry)].map(({ block, path, depth, place }): TableRow => {
    const inferred = inference.byId.get(block.id);
    const field = fields.get(block.id);
    const own = bytes.get(block.id);
    const { slot, branch, index } = place;
    return {
      id: block.id,
      type: block.type,
      path,
      depth,
      ...(slot !== undefined && index === 0 ? { list: branch === undefined ? slot : `branch ${branch + 1}` } : {}),
      name: blockName(network, block.id) ?? block.type,
      detail: wordsOf(block.type)?.detail?.(block as never) ?? '',
      ...(inferred?.output ? { output: formatShape(inferred.output.shape) } : {}),
      parameters: inferred?.parameterCount ?? 0,
      multiplyAdds: cost.byId.get(block.id) ?? 0,
      ...(own ? { bytes: own } : {}),
      ...(field ? { sees: fieldWords(field) } : {}),
    };
  });
  return {
    rows,
    totals: {
      parameters: inference.parameterCount,
      multiplyAdds: cost.total,
      ...(memory ? { bytes: memory } : {}),
    },
  };
}
