/** @file From files of any kind that is read here to labelled images. */
import { gunzip, inflate } from '#base/codec.ts';
import { inTasks } from '#base/tasks.ts';
import { type NamedIdx, pairIdx } from './pairIdx.ts';
import { folderOf, type Picture, pictureSet } from './pictureSet.ts';
import { type ImageReading, readCsvPixels } from './readCsvPixels.ts';
import { readIdx } from './readIdx.ts';
import { readZip } from './readZip.ts';

export interface GivenFile {
  /** With its folders, as far as they are known. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Makes a picture [side · side] of the bytes of a file, 0 black … 255 white; rejects where it is none. */
export type Decode = (bytes: Uint8Array<ArrayBuffer>, side: number) => Promise<Uint8Array>;

/** Unpacked, no file may be larger, in bytes: the images of MNIST take 47 MB, as a table three times that. */
const MOST_BYTES = 200e6;

const begins = ({ bytes }: GivenFile, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);
const isGzip = (file: GivenFile) => begins(file, 0x1f, 0x8b);
const isZip = (file: GivenFile) => begins(file, 0x50, 0x4b);
const isIdx = (file: GivenFile) => begins(file, 0, 0);
const isTable = ({ path }: GivenFile) => /\.(csv|tsv|txt)$/i.test(path);
const isPicture = (file: GivenFile) =>
  begins(file, 0x89, 0x50, 0x4e, 0x47) ||
  begins(file, 0xff, 0xd8) ||
  begins(file, 0x47, 0x49, 0x46) ||
  begins(file, 0x42, 0x4d) ||
  /\.webp$/i.test(file.path);
/** What operating systems leave in folders. */
const isLitter = ({ path }: { path: string }) => /(^|\/)(\.|__MACOSX|Thumbs\.db)/.test(path);

class Unreadable extends Error {}

async function unpacked(
  what: string,
  unpack: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await unpack();
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable(`${what}: unfolds to more than ${MOST_BYTES / 1e6} MB`);
    throw new Unreadable(`${what}: cannot be unpacked; it may have been cut off or changed`);
  }
}

/** The files in what is packed, in place of it. */
async function unpackAll(files: readonly GivenFile[]): Promise<GivenFile[]> {
  const all: GivenFile[] = [];
  for (const file of files) {
    if (isGzip(file)) {
      const bytes = await unpacked(file.path, () => gunzip(file.bytes, MOST_BYTES));
      all.push({ path: file.path.replace(/\.gz$/i, ''), bytes });
    } else if (isZip(file)) {
      const reading = readZip(file.bytes, file.path);
      if ('error' in reading) throw new Unreadable(reading.error);
      const entries = reading.entries.filter((entry) => !isLitter(entry));
      if (entries.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
        throw new Unreadable(`${file.path}: unfolds to more than ${MOST_BYTES / 1e6} MB`);
      for (const { path, packed, deflated, size } of entries) {
        const bytes = deflated ? await unpacked(`${file.path}: ${path}`, () => inflate(packed, size)) : packed;
        if (bytes.length !== size)
          throw new Unreadable(`${file.path}: ${path}: ${bytes.length} bytes instead of ${size}`);
        all.push({ path, bytes });
      }
    } else if (!isLitter(file)) all.push(file);
  }
  return all;
}

async function readAllIdx(files: readonly GivenFile[]): Promise<ImageReading> {
  const arrays: NamedIdx[] = [];
  for (const { path, bytes } of files) {
    const reading = readIdx(bytes, path);
    if ('error' in reading) return reading;
    arrays.push({ ...reading, name: path });
  }
  return inTasks(pairIdx(arrays));
}

async function readPictures(files: readonly GivenFile[], side: number, decode: Decode): Promise<ImageReading> {
  const pictures: Picture[] = [];
  for (const { path, bytes } of files) {
    const light = await decode(bytes, side).catch(() => undefined);
    if (!light) return { error: `${path}: is no picture that can be read; it may have been cut off` };
    pictures.push({ path, light });
  }
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  return pictureSet(pictures, side, files.length === 1 ? files[0]!.path : `${folders.size} folders of pictures`);
}

/**
 * Reads IDX files with their labels, a table of pixels, or pictures in folders; each also within gzip or zip.
 * @param side pixels along each side that pictures are brought to; IDX files and tables keep their own
 * @returns labelled images, or what is wrong and where. Never rejects.
 */
export async function readImages(given: readonly GivenFile[], side: number, decode: Decode): Promise<ImageReading> {
  try {
    const files = await unpackAll(given);
    const kinds = [files.filter(isIdx), files.filter(isTable), files.filter(isPicture)] as const;
    const [idx, tables, pictures] = kinds;
    const known = kinds.filter((list) => list.length > 0);
    if (known.length > 1) {
      const [a, b] = known.map((list) => list[0]!.path);
      return { error: `${a} and ${b} are files of different kinds; give IDX files, one table, or pictures in folders` };
    }
    if (idx.length > 0) return await readAllIdx(idx);
    if (tables.length > 1) return { error: `${tables[1]!.path}: give one table at a time` };
    if (tables[0]) return await inTasks(readCsvPixels(tables[0].bytes, tables[0].path));
    if (pictures.length > 0) return await readPictures(pictures, side, decode);
    const what = files[0] ?? given[0];
    return { error: `${what?.path ?? 'This'}: holds neither IDX, nor a table of pixels, nor a picture` };
  } catch (error) {
    if (error instanceof Unreadable) return { error: error.message };
    throw error;
  }
}
