/** @file Changes to a network as data, and what they do: the builder, undo's labels and the fixes of problems all speak in them. */
import { type Block, findBlock, freshId, innerLists, type Place, walk } from './block.ts';
import type { LayerRegistry } from './layer.ts';

export type Change =
  | { readonly kind: 'insert'; readonly block: Omit<Block, 'id'> & { id?: string }; readonly place: Place }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly place: Place }
  | { readonly kind: 'duplicate'; readonly id: string }
  | { readonly kind: 'set'; readonly id: string; readonly values: Readonly<Record<string, unknown>> };

type Network = readonly Block[];

/**
 * Applies a change and returns a new network; parts that did not change are the same objects. A change that names an unknown block or place, or would put
 * a container into itself, returns the network as it is. `place.index` counts in the list as it is before the change.
 */
export function applyChange(network: Network, change: Change, registry: LayerRegistry): Network {
  switch (change.kind) {
    case 'insert':
      return insertAt(network, change.place, withFreshIds(change.block as Block, network, registry), registry);
    case 'remove':
      return editLists(network, registry, (list) =>
        list.some((b) => b.id === change.id) ? list.filter((b) => b.id !== change.id) : list,
      );
    case 'duplicate': {
      const found = findBlock(network, registry, change.id);
      if (!found) return network;
      const place = { ...found.place, index: found.place.index + 1 };
      const { id: _, ...rest } = found.block;
      return insertAt(network, place, withFreshIds(rest as Block, network, registry), registry);
    }
    case 'move':
      return move(network, change.id, change.place, registry);
    case 'set':
      return editLists(network, registry, (list) =>
        list.some((b) => b.id === change.id)
          ? list.map((b) => (b.id === change.id ? withValues(b, change.values) : b))
          : list,
      );
  }
}

/** Values set to undefined are taken off the block. */
function withValues(block: Block, values: Readonly<Record<string, unknown>>): Block {
  return Object.fromEntries(
    Object.entries({ ...block, ...values }).filter(([, v]) => v !== undefined),
  ) as unknown as Block;
}

function move(network: Network, id: string, place: Place, registry: LayerRegistry): Network {
  const found = findBlock(network, registry, id);
  if (!found) return network;
  if (place.container !== undefined && [...walk([found.block], registry)].some((v) => v.block.id === place.container))
    return network;
  const sameList =
    place.container === found.place.container && place.slot === found.place.slot && place.branch === found.place.branch;
  const index = sameList && place.index > found.place.index ? place.index - 1 : place.index;
  if (sameList && index === found.place.index) return network;
  const without = applyChange(network, { kind: 'remove', id }, registry);
  const moved = insertAt(without, { ...place, index }, found.block, registry);
  return moved === without ? network : moved;
}

function insertAt(network: Network, place: Place, block: Block, registry: LayerRegistry): Network {
  const into = (list: Network) => {
    const index = Math.max(0, Math.min(list.length, place.index));
    return [...list.slice(0, index), block, ...list.slice(index)];
  };
  if (place.container === undefined) return into(network);
  // A list that the container has not begun yet, such as the shortcut of a plain residual.
  const begins = (b: Block) =>
    b.id === place.container &&
    place.slot !== undefined &&
    b[place.slot] === undefined &&
    registry[b.type]?.slots?.[place.slot] === 'list';
  return editLists(network, registry, (list, holder, slot, branch) => {
    if (holder === place.container && slot === place.slot && branch === place.branch) return into(list);
    return list.some(begins) ? list.map((b) => (begins(b) ? { ...b, [place.slot!]: [block] } : b)) : list;
  });
}

/** Maps every list of blocks, innermost first; a list that comes back as the same object leaves its container untouched. */
function editLists(
  network: Network,
  registry: LayerRegistry,
  edit: (list: Network, holder?: string, slot?: string, branch?: number) => Network,
  holder?: string,
  slot?: string,
  branch?: number,
): Network {
  let changed = false;
  const inner = network.map((block) => {
    let next = block;
    for (const held of innerLists(block, registry)) {
      const edited = editLists(held.blocks, registry, edit, block.id, held.slot, held.branch);
      if (edited === held.blocks) continue;
      const value = held.branch === undefined ? edited : (next[held.slot] as Network[]).with(held.branch, edited);
      next = { ...next, [held.slot]: value };
    }
    changed ||= next !== block;
    return next;
  });
  return edit(changed ? inner : network, holder, slot, branch);
}

/** The block, and every block inside it, with ids that the network does not have. A usable id that was given is kept. */
function withFreshIds(block: Block, network: Network, registry: LayerRegistry): Block {
  const taken = new Set<string>();
  const used = new Set([...walk(network, registry)].map((visit) => visit.block.id));
  const rename = (b: Block): Block => {
    const id = b.id !== undefined && !used.has(b.id) && !taken.has(b.id) ? b.id : freshId(network, registry, taken);
    taken.add(id);
    const renamed: Record<string, unknown> = { ...b, id };
    for (const held of innerLists(b, registry)) {
      const blocks = held.blocks.map(rename);
      renamed[held.slot] =
        held.branch === undefined ? blocks : (renamed[held.slot] as Network[]).with(held.branch, blocks);
    }
    return renamed as unknown as Block;
  };
  return rename(block);
}
