/** @file Which example a document is, or came of, and what it changed of that. Pure. */
import type { Block } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isWholeNetwork, type Patch } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { registries } from '#state/registries.ts';

/** Of what an example says something: the kind of its data, their other settings, its network. */
export type Changed = 'otherData' | 'data' | 'network';

/** Blocks that both have, of those of the example. */
const KEPT = 0.5;

const keepsBlocks = (before: readonly Block[], after: readonly Block[]): boolean => {
  const types = new Map(after.map(({ id, type }) => [id, type]));
  return before.filter(({ id, type }) => types.get(id) === type).length >= KEPT * before.length;
};

/** A title alone makes no example: it has the same kind of data, and at least half of the blocks in place. */
export function comesOf(example: StrataDocument, document: StrataDocument): boolean {
  if (example.title !== document.title) return false;
  const { data, network } = patchBetween(example, document, registries);
  if (data && 'type' in data) return false;
  return !network || !isWholeNetwork(network) || keepsBlocks(example.network, network);
}

/** Names that a person gave to units change nothing. */
const changesNetwork = (network: Patch['network']): boolean =>
  network !== undefined &&
  (isWholeNetwork(network) ||
    Object.values(network).some((fields) => Object.keys(fields).some((field) => field !== 'names')));

/** What makes the example's own sentence doubtful, the gravest first; undefined while nothing does. */
export function changedOf(example: StrataDocument, document: StrataDocument): Changed | undefined {
  const { data, network } = patchBetween(example, document, registries);
  if (data && 'type' in data) return 'otherData';
  return changesNetwork(network) ? 'network' : data ? 'data' : undefined;
}
