/** @file Everything that can be searched for: a source for each kind, so that one that is missing does not compile. */
import type { Desk } from '#state/desk.ts';
import { actions } from './actions.ts';
import { type Kind, kinds, type SearchEntry, type Source } from './entry.ts';
import { blockEntries, dataEntries, exampleEntries, layerEntries, lensEntries, termEntries } from './placeEntries.ts';
import { settingEntries } from './settingEntries.ts';

const sources: Readonly<Record<Kind, Source>> = {
  action: actions,
  block: blockEntries,
  layer: layerEntries,
  lens: lensEntries,
  setting: settingEntries,
  example: exampleEntries,
  data: dataEntries,
  term: termEntries,
};

/** All entries, as things are now. */
export const allEntries = (desk: Desk): readonly SearchEntry[] => kinds.flatMap((kind) => sources[kind](desk));
