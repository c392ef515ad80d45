/** @file From an example to a document. */
import type { Example } from '#examples/readExample.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { registries } from './registries.ts';

export interface GalleryEntry extends Omit<Example, 'document'> {
  readonly document: StrataDocument;
}

/** @throws Error where the document is none */
export function openExample({ document, ...said }: Example): GalleryEntry {
  const reading = readDocument(document, registries);
  if (!reading.document) throw new Error(`example ${said.id}: ${reading.problems.map(sentenceOf).join('; ')}`);
  return { ...said, document: reading.document };
}
