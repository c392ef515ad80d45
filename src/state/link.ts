/** @file The share link: `#s=` and the compact document as JSON, packed (`base/packedText.ts`). */

import { packText, unpackText } from '#base/packedText.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { MAX_WEIGHT_BYTES } from '#nn/weights.ts';
import { remarkWords } from '#nn/weightsWords.ts';
import {
  holdsBrokenNetwork,
  holdsMoreThan,
  holdsNoNetwork,
  LINK_CHANGED,
  LINK_CUT_OFF,
  LINK_FROM_NEWER,
  LINK_UNFOLDS_TOO_FAR,
  linkCutOff,
  linkTooLong,
  NO_LINK,
} from './linkWords.ts';
import { awaitMigrations } from './olderDocuments.ts';

/** Longest link that is looked at, and most bytes it may unfold to. */
const MAX_TEXT = 256 * 1024;
const MAX_BYTES = 4 * 2 ** 20;
/** Most letters of a file: a network, the weights it starts from and those of its run. */
const MAX_FILE = MAX_BYTES + 2 * Math.ceil((4 / 3) * MAX_WEIGHT_BYTES);

/** `remark`: a sentence where it is read without weights that it holds. */
export type LinkReading = { readonly document: StrataDocument; readonly remark?: string } | { readonly error: string };

/** The document as the text behind `#s=`. */
export const encodeLink = (document: StrataDocument, registries: Registries): Promise<string> =>
  packText(JSON.stringify(compactDocument(document, registries)));

/** Reads what `encodeLink` wrote. Anything else gives a sentence; never throws. */
export async function decodeLink(text: string, registries: Registries): Promise<LinkReading> {
  const unpacked = await unpackText(text, MAX_TEXT, MAX_BYTES);
  if ('text' in unpacked) return readText(unpacked.text, registries, 'link');
  switch (unpacked.fault) {
    case 'long':
      return {
        error: linkTooLong(Math.round(text.length / 1024)),
      };
    case 'newer':
      return {
        error: LINK_FROM_NEWER,
      };
    case 'cut':
      return {
        error: unpacked.missing === undefined ? LINK_CUT_OFF : linkCutOff(unpacked.missing),
      };
    case 'foreign':
      return { error: NO_LINK };
    case 'changed':
      return { error: LINK_CHANGED };
    case 'large':
      return { error: LINK_UNFOLDS_TOO_FAR };
  }
}

/** Reads a document from JSON text: a saved file, or what a link unfolds to. */
export async function readText(text: string, registries: Registries, source: 'file' | 'link'): Promise<LinkReading> {
  if (text.length > (source === 'file' ? MAX_FILE : MAX_BYTES))
    return {
      error: holdsMoreThan(source, source === 'file' ? 128 : 4),
    };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: holdsNoNetwork(source) };
  }
  if (text.length - weightLetters(value) > MAX_BYTES) return { error: holdsMoreThan(source, 4) };
  await awaitMigrations(value);
  const reading = readDocument(value, registries);
  if (reading.document) {
    const { document, remark } = reading;
    return { document, ...(remark ? { remark: remarkWords(remark) } : {}) };
  }
  const [first] = reading.problems;
  const more = reading.problems.length - 1;
  return {
    error: holdsBrokenNetwork(source, sentenceOf(first!), more),
  };
}

/** Letters of what claims to be a document that are weights: these may be many. */
function weightLetters(value: unknown): number {
  const { initial, run } = (typeof value === 'object' && value !== null ? value : {}) as {
    initial?: { values?: unknown } | null;
    run?: { weights?: { values?: unknown } | null } | null;
  };
  const letters = (values: unknown) => (typeof values === 'string' ? values.length : 0);
  return letters(initial?.values) + letters(run?.weights?.values);
}
