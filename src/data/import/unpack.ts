/** @file What people give, with archives in place of what they hold: files of one level, each with its kind. */
import { gunzip } from '#base/codec.ts';
import type { Encoding } from './encodings.ts';
import { type Format, formatOf } from './formats.ts';
import { isTar, readTar } from './readTar.ts';
import { readZip } from './readZip.ts';
import { bytesSource, HEAD, type LeftOut, type SourceFile, Unreadable } from './source.ts';

/** Unpacked, no file may be larger, in bytes: the images of MNIST take 47 MB, as a table three times that. */
export const MOST_BYTES = 200e6;
/** Archives within archives, as sites of data hand them on. */
const MOST_DEPTH = 3;

export interface FoundFile extends SourceFile {
  readonly format: Exclude<Format, 'zip' | 'gzip' | 'tar' | 'other' | 'litter'>;
}

export interface Unpacked {
  readonly files: readonly FoundFile[];
  readonly left: readonly LeftOut[];
  /** Files of operating systems, which nobody means: counted, not listed. */
  readonly litter: number;
  /** What names in archives were read in, where they do not say it themselves. */
  readonly encoding: Encoding | undefined;
}

export interface UnpackOptions {
  /** The encoding of names in archives, where the person chose it. */
  readonly names?: Encoding;
  /** Called now and then: files looked at so far. */
  readonly progress?: (looked: number) => void;
  readonly signal?: AbortSignal;
}

/** Unpacks what is packed, tells every file by its bytes and lists what cannot be used. Rejects only where `signal` is aborted. */
export async function unpack(
  given: readonly SourceFile[],
  { names, progress, signal }: UnpackOptions = {},
): Promise<Unpacked> {
  const files: FoundFile[] = [];
  const left: LeftOut[] = [];
  let litter = 0;
  let looked = 0;
  let encoding: Encoding | undefined;

  async function open(file: SourceFile, depth: number): Promise<void> {
    signal?.throwIfAborted();
    progress?.(looked++);
    const { format, why } = formatOf(file.path, await file.head());
    if (format === 'litter') litter++;
    else if (file.size > MOST_BYTES && format !== 'zip')
      left.push({ path: file.path, why: `is larger than ${MOST_BYTES / 1e6} MB` });
    else if (format === 'other') left.push({ path: file.path, why: why ?? 'is not read here' });
    else if (format !== 'zip' && format !== 'gzip' && format !== 'tar') files.push({ ...file, format });
    else if (depth === MOST_DEPTH)
      left.push({ path: file.path, why: 'lies in archives within archives; unpack it first' });
    else {
      const within = (await openArchive(file, format)) ?? [];
      for (const inner of within) await guarded(inner, depth + 1);
    }
  }

  async function openArchive(file: SourceFile, format: 'zip' | 'gzip' | 'tar'): Promise<readonly SourceFile[]> {
    if (format === 'zip') {
      const zip = await readZip(file.blob ?? new Blob([await file.bytes()]), MOST_BYTES, names);
      left.push(...zip.left);
      encoding ??= zip.encoding;
      if (zip.files.some(({ path }) => /^(xl|word|ppt)\/|^content\.xml$/.test(path)))
        throw new Unreadable('is a file of an office program; save the table as CSV');
      return zip.files;
    }
    if (format === 'tar') return readTar(await file.bytes());
    const path = file.path.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
    const bytes = await gunzip(await file.bytes(), MOST_BYTES).catch((error: unknown) => {
      throw new Unreadable(
        error instanceof RangeError
          ? `unfolds to more than ${MOST_BYTES / 1e6} MB`
          : 'cannot be unpacked; it may have been cut off or changed',
      );
    });
    return isTar(bytes.subarray(0, HEAD)) ? readTar(bytes) : [bytesSource(path, bytes)];
  }

  async function guarded(file: SourceFile, depth: number): Promise<void> {
    try {
      await open(file, depth);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      left.push({ path: file.path, why: error.message });
    }
  }

  for (const file of given) await guarded(file, 0);
  return { files, left, litter, encoding };
}
