/**
 * @file The share link. `#s=1z` + length + checksum + data, where data is the compact document as deflated JSON in base64url; `1j` without deflate, for browsers
 * that cannot. The length (of the data's characters, base 36, then `.`) tells a link that was cut off from one that was changed.
 */
import { crc32, deflate, fromBase64Url, inflate, toBase64Url } from '#base/codec.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { type Registries, readDocument, type StrataDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import { MAX_WEIGHT_BYTES } from '#nn/weights.ts';
import { remarkWords } from '#nn/weightsWords.ts';

/** Longest link that is looked at, and most bytes it may unfold to. */
const MAX_TEXT = 256 * 1024;
const MAX_BYTES = 4 * 2 ** 20;
/** Most letters of a file: a network, the weights it starts from and those of its run. */
const MAX_FILE = MAX_BYTES + 2 * Math.ceil((4 / 3) * MAX_WEIGHT_BYTES);

/** `remark`: a sentence where it is read without weights that it holds. */
export type LinkReading = { readonly document: StrataDocument; readonly remark?: string } | { readonly error: string };

/** The document as the text behind `#s=`. */
export async function encodeLink(document: StrataDocument, registries: Registries): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(compactDocument(document, registries)));
  const canDeflate = typeof CompressionStream !== 'undefined';
  const data = toBase64Url(canDeflate ? await deflate(bytes) : bytes);
  return `1${canDeflate ? 'z' : 'j'}${data.length.toString(36)}.${checksum(bytes)}${data}`;
}

/** Six characters over the JSON's bytes. */
function checksum(bytes: Uint8Array): string {
  const crc = crc32(bytes);
  return toBase64Url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc));
}

/** Reads what `encodeLink` wrote. Anything else gives a sentence; never throws. */
export async function decodeLink(text: string, registries: Registries): Promise<LinkReading> {
  if (text.length > MAX_TEXT)
    return {
      error: `This link is ${Math.round(text.length / 1024)} kB long, more than a link to a network can be (256 kB).`,
    };
  const version = /^(\d+)/.exec(text)?.[1];
  if (version !== undefined && Number(version) > 1)
    return {
      error: 'This link was made by a newer version of Strata. Reload the page to get it, or ask for the file.',
    };
  const parts = /^1([zj])([0-9a-z]{1,6})\.([\w-]{6})(.*)$/s.exec(text);
  if (!parts)
    return {
      error:
        text.length < 12 ? 'This link was cut off: most of it is missing.' : 'This is not a link to a Strata network.',
    };
  const [, codec, digits, sum, data] = parts as unknown as [string, string, string, string, string];
  const length = Number.parseInt(digits, 36);
  if (data.length < length)
    return { error: `This link was cut off: ${length - data.length} characters are missing at its end.` };
  const broken = { error: 'This link was changed on its way and cannot be read.' };
  // What follows the data is not ours: a full stop of the sentence that the link stood in, say.
  const packed = fromBase64Url(data.slice(0, length));
  if (!packed) return broken;
  let bytes: Uint8Array;
  try {
    bytes = codec === 'z' ? await inflate(packed, MAX_BYTES) : packed;
  } catch (error) {
    return error instanceof RangeError
      ? { error: 'This link unfolds to more than 4 MB, more than a network needs.' }
      : broken;
  }
  if (checksum(bytes) !== sum) return broken;
  return readText(new TextDecoder().decode(bytes), registries, 'link');
}

/** Reads a document from JSON text: a saved file, or what a link unfolds to. */
export function readText(text: string, registries: Registries, source: 'file' | 'link'): LinkReading {
  if (text.length > (source === 'file' ? MAX_FILE : MAX_BYTES))
    return {
      error: `This ${source} holds more than ${source === 'file' ? '128' : '4'} MB, more than a network needs.`,
    };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: `This ${source} does not hold a network: it is not JSON.` };
  }
  if (text.length - weightLetters(value) > MAX_BYTES)
    return { error: `This ${source} holds more than 4 MB, more than a network needs.` };
  const reading = readDocument(value, registries);
  if (reading.document) {
    const { document, remark } = reading;
    return { document, ...(remark ? { remark: remarkWords(remark) } : {}) };
  }
  const [first] = reading.problems;
  const more = reading.problems.length - 1;
  return {
    error: `This ${source} holds a network that cannot be read: ${sentenceOf(first!)}${more > 0 ? ` (and ${more} more)` : ''}.`,
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
