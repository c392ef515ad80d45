/** @file A file wherever it lies: on the disk, or packed in an archive. It is read when it is needed, so that a folder of photos never lies in memory whole. */

export interface SourceFile {
  /** With its folders, as far as they are known, parted by /. */
  readonly path: string;
  /** Bytes, unpacked. */
  readonly size: number;
  /** All bytes; rejects with an `Unreadable` where they cannot be had. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** The first bytes, at most 512 or all: enough to tell what it is. */
  head(): Promise<Uint8Array<ArrayBuffer>>;
  /** The file itself, where it is one of the disk: an archive is read from it piece by piece. */
  readonly blob?: Blob;
}

/** Why a file cannot be read: a phrase that follows its path. */
export class Unreadable extends Error {}

/** A file that was left out, and why: a phrase that follows its path. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
}

export const HEAD = 512;

/** A file of the disk, or any blob. */
export function blobSource(path: string, blob: Blob): SourceFile {
  const read = async (part: Blob) => {
    try {
      return new Uint8Array(await part.arrayBuffer());
    } catch {
      throw new Unreadable('could not be read');
    }
  };
  return { path, size: blob.size, blob, bytes: () => read(blob), head: () => read(blob.slice(0, HEAD)) };
}

/** Bytes at hand. */
export function bytesSource(path: string, bytes: Uint8Array<ArrayBuffer>): SourceFile {
  return {
    path,
    size: bytes.length,
    bytes: () => Promise.resolve(bytes),
    head: () => Promise.resolve(bytes.slice(0, HEAD)),
  };
}

/** The name of a file without its folders. */
export const baseName = (path: string): string => path.split('/').at(-1)!;

/** The folder that a file lies in, without those around it; "" where it lies in none. */
export const folderName = (path: string): string => path.split('/').at(-2) ?? '';
