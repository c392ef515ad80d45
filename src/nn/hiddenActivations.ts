/** @file The activation functions of the hidden layers, seen as one setting. Pure. */
import { type Block, innerLists } from './block.ts';
import type { Change } from './change.ts';
import type { LayerRegistry } from './layer.ts';

/** Where a hidden layer's activation function stands. */
interface Bend {
  readonly id: string;
  readonly field: 'activation' | 'function';
  readonly value: string;
}

/** A layer's own function, or that of a block which is nothing else. */
function bendOf(block: Block, registry: LayerRegistry): Bend | undefined {
  const fields = registry[block.type]?.fields;
  const field = fields?.['activation'] ? 'activation' : fields?.['function'] ? 'function' : undefined;
  return field && { id: block.id, field, value: String(block[field] ?? fields![field].default) };
}

/**
 * The functions that bend what hidden layers compute. Left out are the answer (the last layer of the network that has a function of its own, and what follows
 * it), and layers that are linear because something else bends or adds up what they compute: a block of its own behind them, or the end of their branch.
 */
export function hiddenActivations(network: readonly Block[], registry: LayerRegistry): readonly Bend[] {
  const answer = network.findLastIndex((block) => bendOf(block, registry)?.field === 'activation');
  const inList = (list: readonly Block[], nested: boolean): Bend[] => {
    const found: Bend[] = [];
    let bent = nested;
    for (let i = list.length - 1; i >= 0; i--) {
      const block = list[i]!;
      const inner = innerLists(block, registry);
      found.push(...inner.flatMap(({ blocks }) => inList(blocks, true)));
      if (inner.length > 0) bent = false;
      const bend = bendOf(block, registry);
      if (!bend || (!nested && i >= answer)) continue;
      if (bend.value !== 'linear' || !bent || bend.field === 'function') found.push(bend);
      bent = bend.field === 'function';
    }
    return found;
  };
  return inList(network, false);
}

/** What sets them all to one function: a single edit. */
export const bendAll = (bends: readonly Bend[], value: string): readonly Change[] =>
  bends.map(({ id, field }) => ({ kind: 'set', id, values: { [field]: value } }));
