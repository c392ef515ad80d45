/** @file From bytes to text: by a byte order mark, by what the bytes can be, and where several encodings remain by which reading is likeliest. */
import { decodeAs, type Encoding, encodings } from './encodings.ts';
import { frequentShare, likelihood } from './likelihood.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Whether the bytes themselves say it. Otherwise it is the likeliest reading, and is shown to be changed. */
  readonly sure: boolean;
}

/** As many bytes decide: the first that are not ASCII, with what stands around them. */
const ENOUGH = 1 << 16;

/** The encoding a byte order mark names. */
function marked(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** UTF-16 without a mark: most text of tables is ASCII, whose other byte is 0. */
function wide(bytes: Uint8Array): Encoding | undefined {
  const some = bytes.subarray(0, 4096);
  if (some.length < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < some.length; i++) if (some[i] === 0) zeros[i % 2]!++;
  const half = some.length / 2;
  if (zeros[1]! > 0.7 * half && zeros[0]! < 0.1 * half) return 'utf-16le';
  if (zeros[0]! > 0.7 * half && zeros[1]! < 0.1 * half) return 'utf-16be';
  return undefined;
}

/** The bytes to judge by: a piece around the first that is not ASCII, cut between lines so that no letter is cut. */
function telling(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= ENOUGH) return bytes;
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = first < 0 ? 0 : bytes.lastIndexOf(10, first) + 1;
  const end = bytes.lastIndexOf(10, from + ENOUGH);
  return bytes.subarray(from, end > from ? end : bytes.length);
}

/**
 * Reads text of any origin.
 * @param encoding the person's own choice; otherwise it is found out
 * @returns the text, or undefined where the bytes are none in that encoding
 */
export function decodeText(bytes: Uint8Array, encoding?: Encoding): DecodedText | undefined {
  if (encoding) return read(bytes, encoding, true);
  const said = marked(bytes) ?? wide(bytes);
  const known = (said && read(bytes, said, true)) ?? read(bytes, 'utf-8', true);
  if (known) return known;
  for (const guess of guesses([telling(bytes)])) {
    const decoded = read(bytes, guess, false);
    if (decoded) return decoded;
  }
  return undefined;
}

function read(bytes: Uint8Array, encoding: Encoding, sure: boolean): DecodedText | undefined {
  const text = decodeAs(bytes, encoding);
  return text === undefined ? undefined : { text, encoding, sure };
}

/** The encodings in which all of these bytes are text, the likeliest first. UTF-16 is told by other means. */
export function guesses(pieces: readonly Uint8Array[]): Encoding[] {
  const scored: { encoding: Encoding; score: number }[] = [];
  for (const encoding of encodings) {
    if (encoding.startsWith('utf-16')) continue;
    const texts = pieces.flatMap((piece) => decodeAs(piece, encoding) ?? []);
    if (texts.length < pieces.length) continue;
    const of = (text: string, piece: Uint8Array) =>
      likelihood(text, frequentShare(piece, encoding)) - 10 * controls(text) - 6 * halves(text);
    const score =
      encoding === 'utf-8' ? Number.POSITIVE_INFINITY : texts.reduce((sum, text, i) => sum + of(text, pieces[i]!), 0);
    scored.push({ encoding, score });
  }
  return scored.sort((a, b) => b.score - a.score).map(({ encoding }) => encoding);
}

/** Characters that no text has: what is wrong with a reading that has them. */
const controls = (text: string): number => (text.match(/[\u0080-\u009f\ufffd\ue000-\uf8ff]/g) ?? []).length;

/** Backslashes before what parts folders: no name ends so, but the second byte of some letters of Shift JIS and Big5 is one (表, 能, 功). */
const halves = (text: string): number => (text.match(/[^\p{ASCII}]\\(?=[\\/])/gu) ?? []).length;
