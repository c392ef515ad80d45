/** @file Taking a network along: its lower blocks as they are and frozen, those above them anew. */
import { type Block, innerLists, walk } from './block.ts';
import { withFreshIds } from './change.ts';
import { type LayerRegistry, noParameters } from './layer.ts';

type Network = readonly Block[];

/** Of `keptUpTo`: no block is kept. */
export const NOTHING_KEPT = 'none';

/** Whether a block, or one that it holds, has parameters. */
export const learns = (block: Block, registry: LayerRegistry): boolean =>
  [...walk([block], registry)].some(({ block: { type } }) => registry[type]!.parameters !== noParameters);

/** Whether two networks are of the same kinds of blocks, one after another. */
export const sameKinds = (a: Network, b: Network): boolean =>
  a.length === b.length && a.every(({ type }, i) => type === b[i]!.type);

/**
 * What a network is once its blocks up to one of them are taken from what was trained before, frozen, and all that learn above start anew.
 * @param before the network that was trained, of the same kinds of blocks as `now`
 * @param now the network that goes on: what stands above the last block that is kept
 * @param last the id of that block in `before`, or `NOTHING_KEPT`
 */
export function keptUpTo(before: Network, now: Network, last: string, registry: LayerRegistry): Network {
  const kept = last === NOTHING_KEPT ? 0 : before.findIndex(({ id }) => id === last) + 1;
  const result = before.slice(0, kept).map((block) => frozen(block, registry));
  for (const block of now.slice(kept)) {
    const { trainable: _, learningRateScale: __, frozen: ___, ...free } = block;
    // An id that was there before would bring its parameters along.
    const fresh = () => withFreshIds(free, [...before, ...now, ...result], registry);
    result.push(learns(block, registry) && before.some(({ id }) => id === block.id) ? fresh() : block);
  }
  return result;
}

/** The block with everything in it that learns left alone by training. */
function frozen(block: Block, registry: LayerRegistry): Block {
  const edited: Record<string, unknown> = { ...block };
  if (registry[block.type]!.parameters !== noParameters) edited['trainable'] = false;
  for (const { slot, branch, blocks } of innerLists(block, registry)) {
    const inner = blocks.map((held) => frozen(held, registry));
    edited[slot] = branch === undefined ? inner : (edited[slot] as Network[]).with(branch, inner);
  }
  return edited as unknown as Block;
}
