/** @file What a part lets be changed, as a person reads it. */
import { layers } from '#layers/index.ts';
import { walk } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import { blockTitle } from '#state/blockName.ts';
import { fieldOf, permissionNames } from './allowWords.ts';

export function namesOf(allow: readonly string[], { network }: Pick<StrataDocument, 'network'>): readonly string[] {
  const blocks = new Map([...walk(network, layers)].map(({ block }) => [block.id, block]));
  return allow.map((path) => {
    const known = permissionNames[path];
    if (known !== undefined) return known;
    const [whole = '', field] = path.split('.');
    const block = blocks.get(whole);
    return block && field !== undefined ? fieldOf(field, blockTitle(network, block.id)) : path;
  });
}
