/** @file What a file is, told by its first bytes; by its name only where bytes say nothing. */
import { isTar } from './readTar.ts';
import { baseName } from './source.ts';

export type Format = 'picture' | 'zip' | 'gzip' | 'tar' | 'idx' | 'text' | 'document' | 'other' | 'litter';

export interface Told {
  readonly format: Format;
  /** Of what is not read here: what it is, and what to do instead. A phrase that follows the path. */
  readonly why?: string;
}

/** First bytes, as numbers or as text. */
const heads: readonly (readonly [head: string, format: Format, why?: string])[] = [
  ['\x89PNG', 'picture'],
  ['\xff\xd8\xff', 'picture'],
  ['GIF8', 'picture'],
  ['BM', 'picture'],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\x1f\x8b', 'gzip'],
  ['II*\0', 'other', 'is a TIFF picture, which browsers do not read; save it as PNG'],
  ['MM\0*', 'other', 'is a TIFF picture, which browsers do not read; save it as PNG'],
  ['8BPS', 'other', 'is a Photoshop picture, which browsers do not read; save it as PNG'],
  ['%PDF', 'other', 'is a PDF; its tables and pictures must be saved as files of their own'],
  ['Rar!', 'other', 'is a RAR archive; unpack it and choose the folder'],
  ["7z\xbc\xaf'\x1c", 'other', 'is a 7-Zip archive; unpack it and choose the folder'],
  ['\xfd7zXZ', 'other', 'is packed with xz; unpack it first'],
  ['BZh', 'other', 'is packed with bzip2; unpack it first'],
  ['\x28\xb5\x2f\xfd', 'other', 'is packed with zstd; unpack it first'],
  ['\x93NUMPY', 'other', 'is a NumPy array; save it as CSV, or as pictures'],
  ['\x89HDF', 'other', 'is an HDF5 file; save what it holds as CSV, or as pictures'],
  ['PAR1', 'other', 'is a Parquet file; save it as CSV'],
  ['SQLite format 3', 'other', 'is a database; save its table as CSV'],
  ['MATLAB 5', 'other', 'is a MATLAB file; save its table as CSV'],
  ['\xd0\xcf\x11\xe0', 'other', 'is a file of an office program; save the table as CSV'],
];

const latin = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

/** What operating systems leave in folders. */
const LITTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.git\/|\.ipynb_checkpoints\/)/i;
const isLitter = (path: string): boolean => LITTER.test(path) || baseName(path).startsWith('.');

/** Tells a file by its first bytes (512 of them, or all). */
export function formatOf(path: string, head: Uint8Array): Told {
  if (isLitter(path)) return { format: 'litter' };
  if (head.length === 0) return { format: 'other', why: 'is empty' };
  const text = latin(head, 0, 16);
  if (text.startsWith('RIFF') && latin(head, 8, 12) === 'WEBP') return { format: 'picture' };
  if (text.slice(4, 8) === 'ftyp')
    return /avif|avis/.test(latin(head, 8, 32))
      ? { format: 'picture' }
      : /hei[cx]|mif1|hevc/.test(latin(head, 8, 32))
        ? { format: 'other', why: 'is a HEIC photo, which browsers do not read; save it as JPEG' }
        : { format: 'other', why: 'is a film, not a picture' };
  const known = heads.find(([start]) => text.startsWith(start));
  if (known && (known[0] !== 'BM' || /\.(bmp|dib)$/i.test(path) || head[6] === 0))
    return { format: known[1], ...(known[2] ? { why: known[2] } : {}) };
  if (isTar(head)) return { format: 'tar' };
  if (
    head[0] === 0 &&
    head[1] === 0 &&
    (head[3] ?? 9) <= 8 &&
    (head[3] ?? 0) >= 1 &&
    [8, 9, 11, 12, 13, 14].includes(head[2] ?? 0)
  )
    return { format: 'idx' };
  return ofText(head);
}

function ofText(head: Uint8Array): Told {
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const zeros = head.filter((byte) => byte === 0).length;
  const halves = zeros > 0.3 * head.length && zeros < 0.6 * head.length;
  if (zeros > 0 && !wide && !halves) return { format: 'other', why: 'is of a kind that is not known here' };
  const start = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^<svg|^<\?xml[^>]*>\s*(<!--[\s\S]*?-->\s*)?<svg/i.test(start))
    return { format: 'other', why: 'is a drawing (SVG); save it as PNG' };
  if (/^<!doctype html|^<html/i.test(start))
    return {
      format: 'other',
      why: 'is a web page: perhaps the address needs a login, or leads to a page about the file',
    };
  if (/^\{/.test(start) && /"strata"\s*:/.test(start)) return { format: 'document' };
  if (/^version https:\/\/git-lfs/.test(start))
    return { format: 'other', why: 'is only a pointer to a file that Git LFS keeps elsewhere' };
  return { format: 'text' };
}

/** What people write beside data: it is about them. */
export const isProse = (path: string): boolean =>
  /(^|[/_-])(readme|licen[cs]e|copying|notice|authors|changelog|citation|terms|about|info|index|url|source)[^/]*$/i.test(
    path,
  ) || /\.(md|rst|html?|pdf|py|ipynb|r|m|json|ya?ml|xml|names|bib)$/i.test(path);
