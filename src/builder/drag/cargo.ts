/** @file What can be carried on the stage, what it is called, and which changes putting it somewhere makes. */

import type { Group } from '#builder/palette/groups.ts';
import type { PreparedData } from '#data/prepare.ts';
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { type Block, findBlock, holds } from '#nn/block.ts';
import type { Change, NewBlock } from '#nn/change.ts';
import type { Inference } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { type Spot, spotsOf } from '#nn/places.ts';
import { insertRun, moveRun } from '#nn/runs.ts';
import type { View } from '#nn/view.ts';
import { isContainer, isFolded } from '#stage/layout/stackTree.ts';
import { blockName, runName } from '#state/blockName.ts';
import { flowInto } from './preview.ts';

const registry: LayerRegistry = layers;

/** A new block of a type, a ready-made group, or blocks of the network: neighbours of one list, in its order. */
export type Cargo =
  | { readonly kind: 'new'; readonly type: string }
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'blocks'; readonly ids: readonly string[] };

/** What the cargo is put into. */
export interface Ground {
  readonly network: readonly Block[];
  readonly inference: Inference;
  readonly data: PreparedData;
}

/** A block as it comes from the palette, with the empty lists of a container. */
export const freshBlock = (type: string): NewBlock => ({
  type,
  ...registry[type]?.freshLists,
  ...registry[type]?.fresh,
});

/** The changes that putting the cargo into a place makes; none where it stands there already. */
export function changesFor(cargo: Cargo, spot: Spot, { network, inference, data }: Ground): readonly Change[] {
  switch (cargo.kind) {
    case 'new':
      return insertRun([freshBlock(cargo.type)], spot.place);
    case 'group': {
      const flow = flowInto(network, inference, data, spot.place);
      return insertRun(cargo.group.blocks(flow), spot.place);
    }
    case 'blocks':
      return moveRun(network, registry, cargo.ids, spot.place);
  }
}

export function cargoName(cargo: Cargo, network: readonly Block[]): string {
  switch (cargo.kind) {
    case 'new':
      return layerName(cargo.type);
    case 'group':
      return cargo.group.name;
    case 'blocks':
      return cargo.ids.length > 1
        ? `${cargo.ids.length} blocks, ${runName(network, cargo.ids)}`
        : (blockName(network, cargo.ids[0] ?? '') ?? 'block');
  }
}

/** Where the cargo can be put: every place in sight, in the order of reading, but for those inside itself. */
export function spotsFor(cargo: Cargo | undefined, network: readonly Block[], view: View): readonly Spot[] {
  const hidden = new Set<string>();
  const own = cargo?.kind === 'blocks' ? cargo.ids.flatMap((id) => findBlock(network, registry, id)?.block ?? []) : [];
  const visit = (list: readonly Block[], depth: number): void => {
    for (const block of list) {
      if (!isContainer(registry, block.type)) continue;
      if (isFolded(view, block.id, depth)) hidden.add(block.id);
      for (const slot of Object.keys(registry[block.type]!.slots!)) {
        const held = block[slot];
        if (Array.isArray(held)) visit(held.flat() as readonly Block[], depth + 1);
      }
    }
  };
  visit(network, 0);
  const folded = [...hidden].flatMap((id) => findBlock(network, registry, id)?.block ?? []);
  const shut = [...own, ...folded];
  return [...spotsOf(network, registry)].filter(
    ({ place }) => place.container === undefined || !shut.some((block) => holds(block, registry, place.container!)),
  );
}
