/**
 * @file The entries of a zip file, as far as folders of images need it: stored or deflated, no encryption, no parts, less than 4 GB.
 * Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT), sections 4.3.7, 4.3.12 and 4.3.16.
 */

export interface ZipEntry {
  readonly path: string;
  /** Bytes as they lie in the file: as they are, or deflated. */
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly deflated: boolean;
  /** Unpacked bytes, as the file says. */
  readonly size: number;
}

export type ZipReading = { readonly entries: readonly ZipEntry[] } | { readonly error: string };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bytes of the record at the end without its comment, and the longest comment. */
const END_BYTES = 22;
const MOST_COMMENT = 65_535;

/**
 * Lists the files of a zip, folders left out.
 * @param name what to call the file in an error
 * @returns the entries, or what is wrong and at which byte. Never throws.
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>, name: string): ZipReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  while (end >= 0 && end >= bytes.length - END_BYTES - MOST_COMMENT && view.getUint32(end, true) !== END) end--;
  if (end < 0 || view.getUint32(end, true) !== END)
    return { error: `${name}: byte ${bytes.length}: ends without a zip's list of files; it may have been cut off` };
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL)
      return { error: `${name}: byte ${at}: entry ${i + 1} of ${count} is missing from the list of files` };
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const [nameLength, extra, comment] = [28, 30, 32].map((k) => view.getUint16(at + k, true)) as [
      number,
      number,
      number,
    ];
    const local = view.getUint32(at + 42, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extra + comment;
    if (path.endsWith('/')) continue;
    if (flags & 1) return { error: `${name}: ${path}: is encrypted` };
    if (method !== 0 && method !== 8)
      return { error: `${name}: ${path}: is packed in a way (${method}) that is not read here` };
    if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL)
      return { error: `${name}: byte ${local}: ${path} is not where the list of files says` };
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + packedSize > bytes.length) return { error: `${name}: byte ${bytes.length}: ends within ${path}` };
    entries.push({ path, packed: bytes.subarray(from, from + packedSize), deflated: method === 8, size });
  }
  return { entries };
}
