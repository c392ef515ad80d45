/** @file Changes for several neighbours at once: each function gives the changes that, one after another, do it. */
import { type Block, findBlock, freshId, holds, innerLists, inSameList, listAt, type Place } from './block.ts';
import { applyChange, type Change, type NewBlock } from './change.ts';
import type { LayerRegistry, Slots } from './layer.ts';

type Network = readonly Block[];

/** The blocks of a list from one id to another, both included, in the list's order; undefined where they do not lie in one list. */
export function runBetween(
  network: Network,
  registry: LayerRegistry,
  a: string,
  b: string,
): readonly string[] | undefined {
  const [one, other] = [findBlock(network, registry, a), findBlock(network, registry, b)];
  if (!one || !other || !inSameList(one.place, other.place)) return undefined;
  const [from, to] = [one.place.index, other.place.index].toSorted((x, y) => x - y);
  return listAt(network, registry, one.place)!
    .slice(from, to! + 1)
    .map((block) => block.id);
}

/** Puts new blocks in, one behind the other. */
export function insertRun(blocks: readonly NewBlock[], place: Place): Change[] {
  return blocks.map((block, i) => ({ kind: 'insert', block, place: { ...place, index: place.index + i } }));
}

/** Moves blocks to a place, in the order given. No changes where they would come to lie inside one of them, or already lie there. */
export function moveRun(network: Network, registry: LayerRegistry, ids: readonly string[], place: Place): Change[] {
  const blocks = ids.flatMap((id) => findBlock(network, registry, id)?.block ?? []);
  if (blocks.length !== ids.length) return [];
  if (place.container !== undefined && blocks.some((block) => holds(block, registry, place.container!))) return [];
  const changes: Change[] = [];
  let now = network;
  let to = place;
  for (const id of ids) {
    const change: Change = { kind: 'move', id, place: to };
    now = applyChange(now, change, registry);
    changes.push(change);
    // The next one goes right behind it.
    const { index, ...holder } = findBlock(now, registry, id)!.place;
    to = { ...holder, index: index + 1 };
  }
  const order = (n: Network) => JSON.stringify(n);
  return now === network || order(now) === order(network) ? [] : changes;
}

/** Puts copies of blocks behind the last of them. */
export function duplicateRun(network: Network, registry: LayerRegistry, ids: readonly string[]): Change[] {
  const found = ids.flatMap((id) => findBlock(network, registry, id) ?? []);
  const last = found.at(-1);
  if (!last) return [];
  return insertRun(
    found.map(({ block }) => block),
    { ...last.place, index: last.place.index + 1 },
  );
}

export const removeRun = (ids: readonly string[]): Change[] => ids.map((id) => ({ kind: 'remove', id }));

/** The first list of a container type: where blocks go that are wrapped in it. */
function firstList(registry: LayerRegistry, type: string): { slot: string; branch?: number } | undefined {
  const slots: Slots = registry[type]?.slots ?? {};
  const [slot] = Object.keys(slots);
  if (slot === undefined) return undefined;
  return slots[slot] === 'lists' ? { slot, branch: 0 } : { slot };
}

/**
 * Puts neighbours into a new container that stands in their place.
 * @param container as it comes from the palette, with its empty lists
 * @returns the changes, and the id that the container gets; undefined where the type holds no blocks
 */
export function wrapRun(
  network: Network,
  registry: LayerRegistry,
  ids: readonly string[],
  container: NewBlock,
): { changes: Change[]; id: string } | undefined {
  const into = firstList(registry, container.type);
  const first = ids[0] === undefined ? undefined : findBlock(network, registry, ids[0]);
  if (!into || !first) return undefined;
  const id = freshId(network, registry);
  return {
    id,
    changes: [
      { kind: 'insert', block: { ...container, id }, place: first.place },
      ...ids.map((held, index): Change => ({ kind: 'move', id: held, place: { container: id, ...into, index } })),
    ],
  };
}

/** What a container would leave behind: the blocks of its branches one after another, or of its first list; what lies on a shortcut goes with the container. */
function keptByUnwrapping(block: Block, registry: LayerRegistry): readonly Block[] {
  const lists = innerLists(block, registry);
  const [first] = lists;
  return lists.filter((list) => list.slot === first?.slot).flatMap((list) => list.blocks);
}

/** Takes a container away and leaves what it held in its place. */
export function unwrap(network: Network, registry: LayerRegistry, id: string): Change[] {
  const found = findBlock(network, registry, id);
  if (!found || !registry[found.block.type]?.slots) return [];
  const kept = keptByUnwrapping(found.block, registry);
  return [
    ...kept.map(
      (block, i): Change => ({
        kind: 'move',
        id: block.id,
        place: { ...found.place, index: found.place.index + i },
      }),
    ),
    { kind: 'remove', id },
  ];
}
