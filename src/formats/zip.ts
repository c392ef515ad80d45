/** @file Several files as one archive, stored as they are: what is packed here is numbers and short texts, which packing would hardly make smaller. */
import { crc32 } from '#base/codec.ts';

export interface PackedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** 1 January 1980, the earliest day that the format knows: equal files give equal archives. */
const DAY = 0x21;
/** Names are UTF-8. */
const UNICODE = 0x800;
const VERSION = 20;
const [LOCAL_SIZE, ENTRY_SIZE, END_SIZE] = [30, 46, 22];

/** An archive of files in their order. Deterministic. */
export function zipOf(files: readonly PackedFile[]): Uint8Array<ArrayBuffer> {
  const coder = new TextEncoder();
  const parts = files.map(({ name, content }) => {
    const bytes = typeof content === 'string' ? coder.encode(content) : content;
    return { name: coder.encode(name), bytes, crc: crc32(bytes) };
  });
  const names = parts.reduce((sum, { name }) => sum + name.length, 0);
  const held = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const list = LOCAL_SIZE * parts.length + names + held;
  const archive = new Uint8Array(list + ENTRY_SIZE * parts.length + names + END_SIZE);
  const view = new DataView(archive.buffer);
  const [short, long] = [
    (at: number, value: number) => view.setUint16(at, value, true),
    (at: number, value: number) => view.setUint32(at, value, true),
  ];
  /** What a file's own head and its entry in the list say alike, from the version that reads it on. */
  const describe = (at: number, { name, bytes, crc }: (typeof parts)[number]) => {
    short(at, VERSION);
    short(at + 2, UNICODE);
    short(at + 8, DAY);
    long(at + 10, crc);
    long(at + 14, bytes.length);
    long(at + 18, bytes.length);
    short(at + 22, name.length);
  };
  let [at, entry] = [0, list];
  for (const part of parts) {
    long(at, 0x04034b50);
    describe(at + 4, part);
    archive.set(part.name, at + LOCAL_SIZE);
    archive.set(part.bytes, at + LOCAL_SIZE + part.name.length);
    long(entry, 0x02014b50);
    short(entry + 4, VERSION);
    describe(entry + 6, part);
    long(entry + 42, at);
    archive.set(part.name, entry + ENTRY_SIZE);
    at += LOCAL_SIZE + part.name.length + part.bytes.length;
    entry += ENTRY_SIZE + part.name.length;
  }
  long(entry, 0x06054b50);
  short(entry + 8, parts.length);
  short(entry + 10, parts.length);
  long(entry + 12, entry - list);
  long(entry + 16, list);
  return archive;
}
