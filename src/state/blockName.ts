/** @file What blocks and places are called on the page. */
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { type Block, findBlock, type Holder, innerLists, walk } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Spot } from '#nn/places.ts';

const registry: LayerRegistry = layers;

/**
 * The layer's name, with its number among blocks of its type in the order of a forward pass where there are several: "Dense 2". `input` is "Input"; an id that no
 * block has is undefined.
 */
export function blockName(network: readonly Block[], id: string): string | undefined {
  if (id === 'input') return 'Input';
  let type: string | undefined;
  let number = 0;
  const counts = new Map<string, number>();
  for (const { block } of walk(network, registry)) {
    const count = (counts.get(block.type) ?? 0) + 1;
    counts.set(block.type, count);
    if (block.id === id) [type, number] = [block.type, count];
  }
  if (type === undefined) return undefined;
  const name = layerName(type);
  return counts.get(type)! > 1 ? `${name} ${number}` : name;
}

/** The name with the container it stands in, if it does: "Dense 2 in Residual 1". */
export function blockTitle(network: readonly Block[], id: string): string {
  const name = blockName(network, id) ?? 'nothing';
  const holder = id === 'input' ? undefined : findBlock(network, registry, id)?.place.container;
  return holder === undefined ? name : `${name} in ${blockName(network, holder)}`;
}

/** Several neighbours in words: "Dense 1 to Dense 3", one by its name. */
export function runName(network: readonly Block[], ids: readonly string[]): string {
  const [first, last] = [ids[0], ids.at(-1)].map((id) => (id && blockName(network, id)) ?? 'nothing');
  return ids.length > 1 ? `${first} to ${last}` : first!;
}

/** A list of a container in words: "body of Residual 1", "branch 2 of Concat". The outermost list is "the network". */
export function listName(network: readonly Block[], { container, slot, branch }: Holder): string {
  if (container === undefined) return 'the network';
  const of = blockName(network, container) ?? 'nothing';
  if (branch === undefined) return `the ${slot} of ${of}`;
  const held = findBlock(network, registry, container)?.block;
  const there = held && innerLists(held, registry).some((list) => list.slot === slot && list.branch === branch);
  return there ? `branch ${branch + 1} of ${of}` : `a new branch of ${of}`;
}

/** A place in words: "Between Dense 1 and Dense 2", "Into the body of Residual 1, between Dense 2 and the end". */
export function spotName(network: readonly Block[], { place, before, after, empty }: Spot): string {
  const name = (id: string | undefined, otherwise: string) => (id && blockName(network, id)) ?? otherwise;
  if (place.container === undefined) {
    const from = name(before, 'the input');
    return after === undefined ? `After ${from}, at the end` : `Between ${from} and ${name(after, '')}`;
  }
  const into = `Into ${listName(network, place)}`;
  if (empty === 'branch') return into;
  if (empty === 'list') return `${into}, which is empty`;
  return `${into}, between ${name(before, 'the start')} and ${name(after, 'the end')}`;
}
