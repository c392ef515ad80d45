/** @file Which document a fresh page shows. */

import { NOT_LOADED } from '#data/late.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { defaultDocument } from '#state/defaultDocument.ts';
import { registries } from '#state/editor.ts';
import { loadData } from '#state/keptImages.ts';
import { decodeLink, type LinkReading } from '#state/link.ts';
import { recall } from '#state/storage.ts';

/** Where `keepDocument` stores the document that was worked on last. */
export const DOCUMENT_KEY = 'document';

/** What the address's `#s=…` holds, or undefined where there is none. */
export async function readHash(hash: string): Promise<LinkReading | undefined> {
  const text = /^#s=(.*)$/.exec(hash)?.[1];
  return text === undefined ? undefined : decodeLink(text, registries);
}

/** A document once its data can be drawn; where that cannot be, the default one with a sentence that says so. */
export async function drawable(start: { document: StrataDocument; error?: string }): Promise<typeof start> {
  try {
    await loadData(start.document.data);
    return start;
  } catch {
    return { document: defaultDocument, error: NOT_LOADED };
  }
}

/** The link's document, else the one that was worked on last, else the default; with a sentence where the link could not be read. */
export async function startDocument(hash: string): Promise<{ document: StrataDocument; error?: string }> {
  const link = await readHash(hash);
  if (link && 'document' in link) return drawable(link);
  if (link) return { document: defaultDocument, error: link.error };
  const kept = recall(DOCUMENT_KEY);
  const reading = kept ? readDocument(kept, registries) : undefined;
  return drawable({ document: reading?.document ?? defaultDocument });
}
