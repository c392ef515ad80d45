/**
 * @file The files in a tar, as Unix packs folders: plain, GNU and POSIX (long names).
 * Source: IEEE Std 1003.1, pax interchange format; GNU tar manual, "Basic Tar Format".
 */
import { bytesSource, type SourceFile, Unreadable } from './source.ts';

const BLOCK = 512;
const ascii = (bytes: Uint8Array, from: number, length: number): string => {
  const part = bytes.subarray(from, from + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
};

/** Whether bytes begin as a tar does: the sum of the first block's bytes stands in it. */
export function isTar(bytes: Uint8Array): boolean {
  if (bytes.length < BLOCK) return false;
  const said = Number.parseInt(ascii(bytes, 148, 8).trim(), 8);
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 32 : bytes[i]!;
  return sum === said && sum > 256;
}

/** The records of a POSIX header: "27 path=folder/name\n". */
function paxPath(text: string): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(text)?.[1];
}

/** Lists the files of a tar, folders and links left out. @throws Unreadable where it is cut off */
export function readTar(bytes: Uint8Array<ArrayBuffer>): SourceFile[] {
  const files: SourceFile[] = [];
  let long: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(ascii(bytes, at + 124, 12).trim() || '0', 8);
    const type = String.fromCharCode(bytes[at + 156] || 48);
    const from = at + BLOCK;
    if (!Number.isFinite(size) || from + size > bytes.length)
      throw new Unreadable(`byte ${bytes.length}: ends within a file; it may have been cut off`);
    const content = bytes.subarray(from, from + size);
    if (type === 'L') long = ascii(content, 0, size);
    else if (type === 'x') long = paxPath(new TextDecoder().decode(content)) ?? long;
    else {
      const prefix = ascii(bytes, at + 257, 5) === 'ustar' ? ascii(bytes, at + 345, 155) : '';
      const path = (long ?? (prefix ? `${prefix}/` : '') + ascii(bytes, at, 100)).replace(/^(\.?\/)+/, '');
      long = undefined;
      if (type === '0' && path !== '' && !path.endsWith('/')) files.push(bytesSource(path, content));
    }
    at = from + BLOCK * Math.ceil(size / BLOCK);
  }
  return files;
}
