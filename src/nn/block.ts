/** @file Blocks: the entries of a network, and walks over the tree they form. */
import { flag, float } from './field.ts';
import type { LayerRegistry } from './layer.ts';

/** Single elements of a parameter that training must leave alone: parameter name → element indices, ascending. */
export type Frozen = Readonly<Record<string, readonly number[]>>;

/** What a person called single units, by their number from 0 ("channel 3 is the left edge"). It changes no number of the network. */
export type UnitNames = Readonly<Record<string, string>>;

/** An entry of the network: `id`, `type`, the type's fields, a container's lists of blocks, and the settings every block with parameters has. */
export interface Block {
  readonly id: string;
  readonly type: string;
  readonly trainable?: boolean;
  readonly learningRateScale?: number;
  readonly frozen?: Frozen;
  readonly names?: UnitNames;
  readonly [field: string]: unknown;
}

/** The fields that stand on every block with parameters. */
export const commonFields = {
  trainable: flag({ default: true, advanced: true }),
  learningRateScale: float({ default: 1, min: 0, max: 100, step: 0.1, advanced: true }),
} as const;

/** Where a block stands: the lists it lies in, outermost first, and its place in the innermost. */
export interface Place {
  /** The container's id and the slot's name (and branch number) that hold the block; absent at the top. */
  readonly container?: string;
  readonly slot?: string;
  readonly branch?: number;
  readonly index: number;
}

/** The list a place lies in. */
export type Holder = Omit<Place, 'index'>;

/** Whether two places lie in the same list. */
export const inSameList = (a: Holder, b: Holder): boolean =>
  a.container === b.container && a.slot === b.slot && a.branch === b.branch;

export interface Visit {
  readonly block: Block;
  readonly place: Place;
  /** PyTorch's path: `0`, `1.body.0`, `2.branches.1.0`. */
  readonly path: string;
  readonly depth: number;
}

/** The lists of blocks that a container holds, each with its slot, branch number and PyTorch path prefix. */
export function innerLists(
  block: Block,
  registry: LayerRegistry,
): { slot: string; branch?: number; prefix: string; blocks: readonly Block[] }[] {
  const slots = Object.hasOwn(registry, block.type) ? (registry[block.type]?.slots ?? {}) : {};
  return Object.entries(slots).flatMap(([slot, kind]) => {
    const held = block[slot] as readonly Block[] | readonly (readonly Block[])[] | undefined;
    if (!held) return [];
    return kind === 'list'
      ? [{ slot, prefix: slot, blocks: held as readonly Block[] }]
      : (held as readonly (readonly Block[])[]).map((blocks, branch) => ({
          slot,
          branch,
          prefix: `${slot}.${branch}`,
          blocks,
        }));
  });
}

/** Every block of a network in the order of a forward pass, containers before what they hold. */
export function* walk(
  network: readonly Block[],
  registry: LayerRegistry,
  at = '',
  depth = 0,
  holder?: Holder,
): Generator<Visit> {
  for (const [index, block] of network.entries()) {
    const path = `${at}${index}`;
    yield { block, place: { ...holder, index }, path, depth };
    for (const { slot, branch, prefix, blocks } of innerLists(block, registry)) {
      yield* walk(blocks, registry, `${path}.${prefix}.`, depth + 1, {
        container: block.id,
        slot,
        ...(branch === undefined ? {} : { branch }),
      });
    }
  }
}

/** The block with an id, or undefined. */
export function findBlock(network: readonly Block[], registry: LayerRegistry, id: string): Visit | undefined {
  for (const visit of walk(network, registry)) if (visit.block.id === id) return visit;
  return undefined;
}

/** A short id that no block of the network has: a, b, … z, a1, b1 … */
export function freshId(
  network: readonly Block[],
  registry: LayerRegistry,
  taken: ReadonlySet<string> = new Set(),
): string {
  const used = new Set([...walk(network, registry)].map((visit) => visit.block.id));
  for (let n = 0; ; n++) {
    const id = String.fromCharCode(97 + (n % 26)) + (n < 26 ? '' : Math.floor(n / 26));
    if (!used.has(id) && !taken.has(id)) return id;
  }
}

/** The blocks of the list that a place lies in; undefined where there is no such list. A list that a container has not begun is empty. */
export function listAt(
  network: readonly Block[],
  registry: LayerRegistry,
  holder: Holder,
): readonly Block[] | undefined {
  if (holder.container === undefined) return network;
  const container = findBlock(network, registry, holder.container)?.block;
  if (!container) return undefined;
  const held = innerLists(container, registry).find((l) => l.slot === holder.slot && l.branch === holder.branch);
  if (held) return held.blocks;
  const kind = registry[container.type]?.slots?.[holder.slot ?? ''];
  return kind === 'list' && holder.branch === undefined ? [] : undefined;
}

/** Whether a block is, or holds at any depth, the block with an id. */
export function holds(block: Block, registry: LayerRegistry, id: string): boolean {
  for (const visit of walk([block], registry)) if (visit.block.id === id) return true;
  return false;
}
