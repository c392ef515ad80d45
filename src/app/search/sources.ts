/** @file Everything that can be searched for: a source for each kind, so that one that is missing does not compile. */
import type { Outline } from '#lesson/index.ts';
import type { Desk } from '#state/desk.ts';
import { actions } from './actions.ts';
import { type Kind, kinds, type SearchEntry, type Source } from './entry.ts';
import { lessonEntries } from './lessonEntries.ts';
import { blockEntries, dataEntries, exampleEntries, layerEntries, lensEntries, termEntries } from './placeEntries.ts';
import { settingEntries } from './settingEntries.ts';

const sources: Readonly<Record<Kind, Source>> = {
  action: actions,
  block: blockEntries,
  layer: layerEntries,
  lens: lensEntries,
  setting: settingEntries,
  example: exampleEntries,
  lesson: lessonEntries,
  data: dataEntries,
  term: termEntries,
};

/** All entries, as things are now. @param lessons what they are called, once that is here @param of all kinds, or these */
export const allEntries = (
  desk: Desk,
  lessons: readonly Outline[],
  of: readonly Kind[] = kinds,
): readonly SearchEntry[] => of.flatMap((kind) => sources[kind](desk, lessons));
