/** @file A document out of the library. */

import { type Entry, titleOf } from '#library/entry.ts';
import { unreadable } from '#library/libraryWords.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { remarkWords } from '#nn/weightsWords.ts';
import { type EditorState, registries } from '#state/editor.ts';
import { readKeptRun } from '#state/keptRun.ts';
import { saveText } from '#ui/saveText.ts';
import { fileName } from './files.ts';
import { SAVE_IT_AS_A_FILE } from './fileWords.ts';

/** `remark`: a sentence where it is read without weights that it holds. */
export type EntryReading = { readonly document: StrataDocument; readonly remark?: string } | { readonly why: string };

/** Reads an entry's document, that of a kept run too, or says why it cannot be read. */
export function readEntry({ value }: Pick<Entry, 'value'>): EntryReading {
  const reading = readDocument(readKeptRun(value)?.document ?? value, registries);
  if (!reading.document) return { why: sentenceOf(reading.problems[0]!) };
  const { document, remark } = reading;
  return { document, ...(remark ? { remark: remarkWords(remark) } : {}) };
}

/** Hands what an entry holds to the browser as a file, whatever it is. */
export const saveEntry = (entry: Entry): void => {
  const { value } = entry;
  saveText(fileName(titleOf(entry)), typeof value === 'string' ? value : JSON.stringify(value, null, 2));
};

/** Said of an entry that cannot be read: it stays as it is, and can be had as a file. */
export const unreadableNotice = (entry: Entry, why: string): EditorState['notice'] => ({
  tone: 'bad',
  text: unreadable(titleOf(entry), why),
  action: { label: SAVE_IT_AS_A_FILE, onSelect: () => saveEntry(entry) },
});
