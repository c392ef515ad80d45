/**
 * @file The files in a zip: stored or deflated, of any size, with names in any encoding and folders parted by / or \. Only its list of files is read at first.
 * Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT), sections 4.3 and 4.4, appendix D.
 */
import { crc32, inflate } from '#base/codec.ts';
import { guesses } from './decodeText.ts';
import { decodeAs, type Encoding } from './encodings.ts';
import { HEAD, type LeftOut, type SourceFile, Unreadable } from './source.ts';

export interface ZipReading {
  readonly files: readonly SourceFile[];
  readonly left: readonly LeftOut[];
  /** What the names were read in, where they do not say it themselves: the likeliest, to be changed. */
  readonly encoding: Encoding | undefined;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** Bytes of the record at the end without its comment, the longest comment, and those of the locator before it. */
const END_BYTES = 22;
const MOST_COMMENT = 65_535;
const LOCATOR_BYTES = 20;
const FULL = 0xffffffff;

const slice = async (blob: Blob, from: number, length: number) =>
  new DataView(await blob.slice(Math.max(0, from), Math.max(0, from) + length).arrayBuffer());

/** Where the list of files begins, how long it is and how many it holds. */
async function findList(blob: Blob): Promise<{ at: number; length: number; count: number } | undefined> {
  const from = Math.max(0, blob.size - END_BYTES - MOST_COMMENT - LOCATOR_BYTES);
  const tail = await slice(blob, from, blob.size - from);
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== END) end--;
  if (end < 0) return undefined;
  const [count, length, at] = [
    tail.getUint16(end + 10, true),
    tail.getUint32(end + 12, true),
    tail.getUint32(end + 16, true),
  ];
  const locator = end - LOCATOR_BYTES;
  if ((count < 0xffff && length < FULL && at < FULL) || locator < 0 || tail.getUint32(locator, true) !== LOCATOR_64)
    return { at, length, count };
  const record = await slice(blob, Number(tail.getBigUint64(locator + 8, true)), 56);
  if (record.byteLength < 56 || record.getUint32(0, true) !== END_64) return undefined;
  return {
    count: Number(record.getBigUint64(32, true)),
    length: Number(record.getBigUint64(40, true)),
    at: Number(record.getBigUint64(48, true)),
  };
}

interface Entry {
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
  /** The name in UTF-8, where the archiver wrote it beside the other. */
  readonly unicode: string | undefined;
}

/** The extra field of an entry, where it has one. */
function extraField(view: DataView, from: number, end: number, id: number): DataView | undefined {
  for (let at = from; at + 4 <= end; ) {
    const length = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === id && at + 4 + length <= end)
      return new DataView(view.buffer, view.byteOffset + at + 4, length);
    at += 4 + length;
  }
  return undefined;
}

function readEntry(view: DataView, at: number): { entry: Entry; next: number } | undefined {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) return undefined;
  const [nameLength, extraLength, commentLength] = [28, 30, 32].map((k) => view.getUint16(at + k, true)) as [
    number,
    number,
    number,
  ];
  const next = at + 46 + nameLength + extraLength + commentLength;
  if (next > view.byteLength) return undefined;
  const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const extra = at + 46 + nameLength;
  const long = extraField(view, extra, extra + extraLength, 1);
  let used = 0;
  const wide = (short: number): number => {
    if (short !== FULL || !long || used + 8 > long.byteLength) return short;
    used += 8;
    return Number(long.getBigUint64(used - 8, true));
  };
  const size = wide(view.getUint32(at + 24, true));
  const packed = wide(view.getUint32(at + 20, true));
  const local = wide(view.getUint32(at + 42, true));
  const unicode = extraField(view, extra, extra + extraLength, 0x7075);
  return {
    entry: {
      name,
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      size,
      local,
      unicode:
        unicode && unicode.byteLength > 5 && unicode.getUint32(1, true) === crc32(name)
          ? new TextDecoder().decode(new Uint8Array(unicode.buffer, unicode.byteOffset + 5, unicode.byteLength - 5))
          : undefined,
    },
    next,
  };
}

const UTF8_FLAG = 0x800;

/** The encoding of those names that do not say theirs: the likeliest that all of them can be read in. */
function encodingOf(entries: readonly Entry[]): Encoding | undefined {
  const names = entries.filter(
    ({ flags, name, unicode }) => !(flags & UTF8_FLAG) && unicode === undefined && name.some((byte) => byte >= 0x80),
  );
  return names.length > 0 ? guesses(names.map(({ name }) => name))[0] : undefined;
}

const pathOf = ({ name, flags, unicode }: Entry, encoding: Encoding | undefined): string => {
  const text =
    unicode ??
    (flags & UTF8_FLAG ? new TextDecoder().decode(name) : encoding && decodeAs(name, encoding)) ??
    new TextDecoder().decode(name);
  // Archivers of Windows part folders by a backslash.
  return (text.includes('/') ? text : text.replaceAll('\\', '/')).replace(/^\/+/, '');
};

/**
 * Lists the files of a zip, folders left out.
 * @param name what to call the file in an error
 * @param most bytes that a file may unfold to
 * @param said the encoding of names, where the person chose it
 * @throws Unreadable where it has no list of files
 */
export async function readZip(blob: Blob, most: number, said?: Encoding): Promise<ZipReading> {
  const list = await findList(blob);
  if (!list) throw new Unreadable(`byte ${blob.size}: ends without a zip's list of files; it may have been cut off`);
  const view = await slice(blob, list.at, list.length);
  const entries: Entry[] = [];
  for (let at = 0, i = 0; i < list.count; i++) {
    const read = readEntry(view, at);
    if (!read)
      throw new Unreadable(`byte ${list.at + at}: entry ${i + 1} of ${list.count} is missing from the list of files`);
    entries.push(read.entry);
    at = read.next;
  }
  const guess = encodingOf(entries);
  const encoding = guess && (said ?? guess);
  const files: SourceFile[] = [];
  const left: LeftOut[] = [];
  for (const entry of entries) {
    const path = pathOf(entry, encoding);
    if (path.endsWith('/')) continue;
    const why =
      entry.flags & 1
        ? 'is encrypted'
        : entry.method !== 0 && entry.method !== 8
          ? `is packed in a way (${entry.method}) that is not read here`
          : entry.size > most
            ? `unfolds to more than ${most / 1e6} MB`
            : undefined;
    if (why) left.push({ path, why });
    else files.push(entrySource(blob, path, entry));
  }
  return { files, left, encoding };
}

function entrySource(blob: Blob, path: string, { method, packed, size, local, crc }: Entry): SourceFile {
  const bytes = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const header = await slice(blob, local, 30);
    if (header.byteLength < 30 || header.getUint32(0, true) !== LOCAL)
      throw new Unreadable('is not where the list of files says');
    const from = local + 30 + header.getUint16(26, true) + header.getUint16(28, true);
    if (from + packed > blob.size) throw new Unreadable('is cut off');
    const lying = new Uint8Array(await blob.slice(from, from + packed).arrayBuffer());
    const whole = method === 0 ? lying : await inflate(lying, size).catch(() => undefined);
    if (!whole || whole.length !== size || crc32(whole) !== crc)
      throw new Unreadable('cannot be unpacked; it may have been cut off or changed');
    return whole;
  };
  return { path, size, bytes, head: async () => (await bytes()).slice(0, HEAD) };
}
