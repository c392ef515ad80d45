/** @file Changes to a network as data, and what they do: the builder, undo's labels and the fixes of problems all speak in them. */
import { type Block, findBlock, freshId, holds, innerLists, inSameList, type Place, walk } from './block.ts';
import type { LayerRegistry } from './layer.ts';

/** A block that is put in: one whose id is taken, or left out, gets another. */
export interface NewBlock {
  readonly id?: string;
  readonly type: string;
  readonly [field: string]: unknown;
}

export type Change =
  | { readonly kind: 'insert'; readonly block: NewBlock; readonly place: Place }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly place: Place }
  | { readonly kind: 'duplicate'; readonly id: string }
  | { readonly kind: 'set'; readonly id: string; readonly values: Readonly<Record<string, unknown>> }
  /** An empty branch more, in a container's slot of several lists. */
  | { readonly kind: 'addBranch'; readonly id: string; readonly slot: string; readonly branch: number }
  /** A branch less, with the blocks it holds. */
  | { readonly kind: 'removeBranch'; readonly id: string; readonly slot: string; readonly branch: number };

type Network = readonly Block[];

/**
 * Applies a change and returns a new network; parts that did not change are the same objects. A change that names an unknown block or place, or would put
 * a container into itself, returns the network as it is. `place.index` counts in the list as it is before the change. A place in a list that its container has
 * not begun (the shortcut of a plain residual, the branch after the last) begins it.
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
      return editBlock(network, change.id, registry, (block) => withValues(block, change.values));
    case 'addBranch':
    case 'removeBranch':
      return editBlock(network, change.id, registry, (block) => withBranches(block, change, registry));
  }
}

/** A network with one block changed. */
function editBlock(network: Network, id: string, registry: LayerRegistry, edit: (block: Block) => Block): Network {
  return editLists(network, registry, (list) => {
    const at = list.findIndex((b) => b.id === id);
    const edited = at < 0 ? undefined : edit(list[at]!);
    return edited && edited !== list[at] ? list.with(at, edited) : list;
  });
}

/** The block with one branch more or less. */
function withBranches(
  block: Block,
  { kind, slot, branch }: Extract<Change, { kind: 'addBranch' | 'removeBranch' }>,
  registry: LayerRegistry,
): Block {
  if (!hasSlot(block, slot, 'lists', registry)) return block;
  const lists = (block[slot] ?? []) as readonly (readonly Block[])[];
  if (kind === 'addBranch') {
    const at = Math.max(0, Math.min(lists.length, branch));
    return { ...block, [slot]: [...lists.slice(0, at), [], ...lists.slice(at)] };
  }
  return lists[branch] ? { ...block, [slot]: lists.filter((_, i) => i !== branch) } : block;
}

function hasSlot(block: Block, slot: string | undefined, kind: 'list' | 'lists', registry: LayerRegistry): boolean {
  const slots = Object.hasOwn(registry, block.type) ? (registry[block.type]?.slots ?? {}) : {};
  return slot !== undefined && Object.hasOwn(slots, slot) && slots[slot] === kind;
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
  if (place.container !== undefined && holds(found.block, registry, place.container)) return network;
  const sameList = inSameList(place, found.place);
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
  return editBlock(network, place.container, registry, (container) => {
    const { slot, branch } = place;
    if (branch === undefined) {
      if (!hasSlot(container, slot, 'list', registry)) return container;
      return { ...container, [slot!]: into((container[slot!] ?? []) as Network) };
    }
    const lists = (container[slot!] ?? []) as readonly Network[];
    if (!hasSlot(container, slot, 'lists', registry) || branch < 0 || branch > lists.length) return container;
    return {
      ...container,
      [slot!]: branch === lists.length ? [...lists, [block]] : lists.with(branch, into(lists[branch]!)),
    };
  });
}

/** Maps every list of blocks, innermost first; a list that comes back as the same object leaves its container untouched. */
function editLists(network: Network, registry: LayerRegistry, edit: (list: Network) => Network): Network {
  let changed = false;
  const inner = network.map((block) => {
    let next = block;
    for (const held of innerLists(block, registry)) {
      const edited = editLists(held.blocks, registry, edit);
      if (edited === held.blocks) continue;
      const value = held.branch === undefined ? edited : (next[held.slot] as Network[]).with(held.branch, edited);
      next = { ...next, [held.slot]: value };
    }
    changed ||= next !== block;
    return next;
  });
  return edit(changed ? inner : network);
}

/** The block, and every block inside it, with ids that the network does not have. A usable id that was given is kept. */
export function withFreshIds(block: Block, network: Network, registry: LayerRegistry): Block {
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
