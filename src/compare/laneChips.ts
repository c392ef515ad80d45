/** @file What a lane is, in a few chips: its hidden layers, its parameters, and whatever else differs from A. */
import { texts as datasets } from '#data/texts.ts';
import { layers } from '#layers/index.ts';
import { words } from '#layers/words.ts';
import type { Block } from '#nn/block.ts';
import { walk } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isWholeNetwork } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { patchWords } from '#nn/patchWords.ts';
import { blockName } from '#state/blockName.ts';
import { registries } from '#state/editor.ts';
import { formatCount } from '#ui/format.ts';
import { OTHER_DATA } from './compareWords.ts';

export interface Chip {
  readonly text: string;
  /** It differs from A. */
  readonly differs: boolean;
}

/** Chips that are shown; what more there are is counted. */
export const MOST_CHIPS = 3;

/** The hidden layers in a few words: "none", "4, 2 sigmoid"; how many blocks where they are not all dense. */
export function hiddenWords(network: readonly Block[]): string {
  const hidden = network.slice(0, -1).filter(({ type }) => type !== 'flatten');
  if (hidden.length === 0) return 'none';
  if (!hidden.every(({ type }) => type === 'dense')) return `${[...walk(network, layers)].length} blocks`;
  const units = hidden.map((block) => String(block['units']));
  const functions = new Set(hidden.map((block) => String(block['activation'])));
  const [first] = functions;
  const bend = functions.size === 1 && first !== 'linear' ? ` ${first}` : '';
  return units.length > 4
    ? `${units.length} × ${new Set(units).size === 1 ? units[0] : 'dense'}${bend}`
    : `${units.join(', ')}${bend}`;
}

/** @param a what A is; its own chips differ from nothing */
export function laneChips(
  a: { readonly document: StrataDocument; readonly parameters: number },
  { document, parameters }: { readonly document: StrataDocument; readonly parameters: number },
): { readonly shown: readonly Chip[]; readonly more: readonly string[] } {
  const patch = patchBetween(a.document, document, registries);
  const { network, data, ...rest } = patch;
  const byFields = network && !isWholeNetwork(network) ? { network } : {};
  const said = patchWords(
    { ...rest, ...byFields },
    document,
    registries,
    { layers: words, datasets },
    (id) => blockName(document.network, id) ?? id,
  );
  const hidden = hiddenWords(document.network);
  const all: Chip[] = [
    { text: `hidden ${hidden}`, differs: hidden !== hiddenWords(a.document.network) },
    { text: `${formatCount(parameters)} parameters`, differs: parameters !== a.parameters },
    ...(data ? [{ text: OTHER_DATA, differs: true }] : []),
    ...said.map((text) => ({ text, differs: true })),
  ];
  // What differs is what one looks for.
  const first = all.filter((chip, i) => i < 2 || chip.differs);
  return { shown: first.slice(0, MOST_CHIPS), more: first.slice(MOST_CHIPS).map(({ text }) => text) };
}
