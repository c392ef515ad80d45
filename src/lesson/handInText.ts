/** @file A hand-in as text: JSON in a file, or packed in a link behind `#h=` (`base/packedText.ts`), with the limits of other links. */
import { packText, unpackText } from '#base/packedText.ts';
import { type HandIn, readHandIn } from './handIn.ts';
import { handInWords } from './lessonWords.ts';

const MAX_TEXT = 256 * 1024;
const MAX_BYTES = 4 * 2 ** 20;

export type HandInReading = { readonly handIn: HandIn } | { readonly error: string };

/** The hand-in as the text behind `#h=`. */
export const encodeHandIn = (handIn: HandIn): Promise<string> => packText(JSON.stringify(handIn));
/** Whether a text can be told by whoever reads it, or must be a file. */
export const fitsLink = (text: string): boolean => text.length <= MAX_TEXT;

/** A line as a hand-in: a whole address, what stands behind its `#h=`, or JSON. Anything else gives a sentence; never throws. */
export async function readHandInLine(line: string): Promise<HandInReading> {
  const text = line.trim();
  if (text.startsWith('{')) return readHandInJson(text);
  const packed = /#h=(.*)$/s.exec(text)?.[1] ?? text;
  const unpacked = await unpackText(packed, MAX_TEXT, MAX_BYTES);
  if ('text' in unpacked) return readHandInJson(unpacked.text);
  if (unpacked.fault === 'long') return { error: handInWords.long(Math.round(packed.length / 1024)) };
  if (unpacked.fault === 'cut') {
    if (unpacked.missing !== undefined) return { error: handInWords.missing(unpacked.missing) };
    return { error: packed === text ? handInWords.foreign : handInWords.cut };
  }
  return { error: handInWords[unpacked.fault] };
}

/** JSON text as a hand-in. */
export function readHandInJson(text: string): HandInReading {
  try {
    return readHandInValue(JSON.parse(text));
  } catch {
    return { error: handInWords.notJson };
  }
}

/** JSON as a hand-in. */
export function readHandInValue(value: unknown): HandInReading {
  const read = readHandIn(value);
  return 'faults' in read ? { error: handInWords.unread(read.faults[0]!, read.faults.length - 1) } : { handIn: read };
}
