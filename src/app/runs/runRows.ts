/** @file The list of kept runs: what each came to, and how it differs from what is on the page. */
import { readEntry } from '#app/readEntry.ts';
import { texts as datasets } from '#data/texts.ts';
import { words as layers } from '#layers/words.ts';
import type { Entry } from '#library/entry.ts';
import type { StrataDocument } from '#nn/document.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import { patchWords } from '#nn/patchWords.ts';
import { blockName } from '#state/blockName.ts';
import { registries } from '#state/editor.ts';
import { type KeptRun, readKeptRun } from '#state/keptRun.ts';
import { SAME_RECIPE } from './runsWords.ts';

export interface RunRow {
  readonly entry: Entry;
  readonly run: KeptRun;
  readonly document: StrataDocument | undefined;
  /** From what is on the page. */
  readonly differs: readonly string[];
}

/** Kept runs, newest first; entries that are none are left out. */
export function runRows(entries: readonly Entry[], open: StrataDocument): readonly RunRow[] {
  return entries
    .filter(({ kind }) => kind === 'run')
    .flatMap((entry) => {
      const run = readKeptRun(entry.value);
      if (!run) return [];
      const reading = readEntry(entry);
      const document = 'document' in reading ? reading.document : undefined;
      return [{ entry, run, document, differs: document ? difference(open, document) : [] }];
    });
}

function difference(open: StrataDocument, document: StrataDocument): readonly string[] {
  const patch = patchBetween(open, document, registries);
  const words = patchWords(
    patch,
    document,
    registries,
    { layers, datasets },
    (id) => blockName(document.network, id) ?? id,
  );
  return words.length > 0 ? words : [SAME_RECIPE];
}
