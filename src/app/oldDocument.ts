/** @file The one document that earlier versions of the page kept in `localStorage`: it becomes an entry of the library. */
import { newKey } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { forget, recallText } from '#state/storage.ts';

/** Where it stands. */
export const DOCUMENT_KEY = 'document';

/** Moves it into the library, as it is: also what cannot be read is kept. Where the library takes nothing it stays where it is. */
export async function takeUpOldDocument(library: Library, now: number): Promise<void> {
  const text = recallText(DOCUMENT_KEY);
  if (text === undefined) return;
  let value: unknown = text;
  try {
    value = JSON.parse(text);
  } catch {
    // Then the text itself is what is kept.
  }
  const draft = { key: newKey(), kind: 'document', value, picture: '', date: now, bytes: text.length } as const;
  const outcome = value === null ? undefined : await library.write(draft, 0);
  if (!outcome || 'kept' in outcome) forget(DOCUMENT_KEY);
}
