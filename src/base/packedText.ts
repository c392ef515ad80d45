/**
 * @file Text packed for a link: `1z` + length + checksum + data, where data is deflated text in base64url; `1j` without deflate, for browsers that cannot. The length
 * (of the data's characters, base 36, then `.`) tells a link that was cut off from one that was changed.
 */
import { crc32, deflate, fromBase64Url, inflate, toBase64Url } from './codec.ts';

export async function packText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const canDeflate = typeof CompressionStream !== 'undefined';
  const data = toBase64Url(canDeflate ? await deflate(bytes) : bytes);
  return `1${canDeflate ? 'z' : 'j'}${data.length.toString(36)}.${checksum(bytes)}${data}`;
}

/** Six characters over the text's bytes. */
function checksum(bytes: Uint8Array): string {
  const crc = crc32(bytes);
  return toBase64Url(Uint8Array.of(crc >>> 24, crc >>> 16, crc >>> 8, crc));
}

/** `cut`: so many characters are missing at its end, or nearly all of it. */
export type Unpacked =
  | { readonly text: string }
  | { readonly fault: 'long' | 'newer' | 'foreign' | 'changed' | 'large' }
  | { readonly fault: 'cut'; readonly missing?: number };

/**
 * What `packText` wrote. Never rejects.
 * @param longest characters that are looked at; `most` bytes it may unfold to
 */
export async function unpackText(packed: string, longest: number, most: number): Promise<Unpacked> {
  if (packed.length > longest) return { fault: 'long' };
  const version = /^(\d+)/.exec(packed)?.[1];
  if (version !== undefined && Number(version) > 1) return { fault: 'newer' };
  const parts = /^1([zj])([0-9a-z]{1,6})\.([\w-]{6})(.*)$/s.exec(packed);
  if (!parts) return { fault: packed.length < 12 ? 'cut' : 'foreign' };
  const [, codec, digits, sum, data] = parts as unknown as [string, string, string, string, string];
  const length = Number.parseInt(digits, 36);
  if (data.length < length) return { fault: 'cut', missing: length - data.length };
  // What follows the data is not ours: a full stop of the sentence that the link stood in, say.
  const folded = fromBase64Url(data.slice(0, length));
  if (!folded) return { fault: 'changed' };
  try {
    const bytes = codec === 'z' ? await inflate(folded, most) : folded;
    return checksum(bytes) === sum ? { text: new TextDecoder().decode(bytes) } : { fault: 'changed' };
  } catch (error) {
    return { fault: error instanceof RangeError ? 'large' : 'changed' };
  }
}
