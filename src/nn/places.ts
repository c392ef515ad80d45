/** @file Where a block can be put: every place of a network, in the order in which the network is read. */
import { type Block, type Holder, innerLists, type Place } from './block.ts';
import type { LayerRegistry } from './layer.ts';

/** A place, and what stands on both sides of it. */
export interface Spot {
  readonly place: Place;
  /** The blocks before and behind it in its list; absent at the list's start and end. */
  readonly before?: string;
  readonly after?: string;
  /** It lies in a list that has no blocks, or that is not there yet: a new branch. */
  readonly empty?: 'list' | 'branch';
  /** Containers round it. */
  readonly depth: number;
}

/** A name for a place, unique in its network: `1`, `r.body.0`, `k.branches.2.0`. */
export function placeKey({ container, slot, branch, index }: Place): string {
  if (container === undefined) return String(index);
  return [container, slot, ...(branch === undefined ? [] : [branch]), index].join('.');
}

/** Every place of a network: of each list the one before each block, with those inside that block behind it, and the one at the list's end. */
export function* spotsOf(
  network: readonly Block[],
  registry: LayerRegistry,
  holder: Holder = {},
  depth = 0,
): Generator<Spot> {
  for (const [index, block] of network.entries()) {
    const before = network[index - 1];
    yield { place: { ...holder, index }, ...(before ? { before: before.id } : {}), after: block.id, depth };
    yield* spotsInside(block, registry, depth + 1);
  }
  const last = network.at(-1);
  const place = { ...holder, index: network.length };
  yield last ? { place, before: last.id, depth } : { place, empty: 'list', depth };
}

function* spotsInside(block: Block, registry: LayerRegistry, depth: number): Generator<Spot> {
  const slots = Object.hasOwn(registry, block.type) ? (registry[block.type]?.slots ?? {}) : {};
  const held = innerLists(block, registry);
  for (const [slot, kind] of Object.entries(slots)) {
    const lists = held.filter((list) => list.slot === slot);
    for (const { branch, blocks } of lists) {
      const holder = { container: block.id, slot, ...(branch === undefined ? {} : { branch }) };
      yield* spotsOf(blocks, registry, holder, depth);
    }
    if (kind === 'lists') {
      const place = { container: block.id, slot, branch: lists.length, index: 0 };
      yield { place, empty: 'branch', depth };
    } else if (lists.length === 0) yield { place: { container: block.id, slot, index: 0 }, empty: 'list', depth };
  }
}
