/**
 * @file IDX files, the format of MNIST and its kin: images and labels as numbers with their shape before them.
 * Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits: "the IDX file format".
 */

export interface IdxArray {
  /** The length of each axis: [N] of labels, [N, H, W] of images. */
  readonly shape: readonly number[];
  /** The numbers, the last axis fastest: the file's own bytes, not a copy. */
  readonly values: Uint8Array;
}

export type IdxReading = IdxArray | { readonly error: string };

/** The code for unsigned bytes, the only kind of number that images and labels come in. */
const UNSIGNED_BYTE = 8;

/**
 * Reads an IDX file: two zero bytes, the kind of its numbers, the number of axes, their lengths as big-endian 32-bit words, the numbers.
 * @param bytes unpacked, where the file was packed with gzip
 * @param name what to call the file in an error
 * @returns the array, or what is wrong and at which byte. Never throws.
 */
export function readIdx(bytes: Uint8Array, name: string): IdxReading {
  const fail = (what: string) => ({ error: `${name}: ${what}` });
  if (bytes.length < 4) return fail(`byte ${bytes.length}: ends before an IDX header of 4 bytes`);
  const [zero, nought, kind, axes] = bytes as unknown as [number, number, number, number];
  if (zero !== 0 || nought !== 0)
    return fail(`byte 0: an IDX file begins with two zero bytes, received ${zero} and ${nought}`);
  if (kind !== UNSIGNED_BYTE) return fail(`byte 2: expected unsigned bytes (kind 8), received kind ${kind}`);
  if (axes < 1 || axes > 4) return fail(`byte 3: expected 1 axis (labels) or 3 (images), received ${axes}`);
  const start = 4 + 4 * axes;
  if (bytes.length < start) return fail(`byte ${bytes.length}: ends within the lengths of its ${axes} axes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, length) => product * length, 1);
  if (bytes.length - start !== count) {
    const way = bytes.length - start < count ? 'ends after' : 'goes on, with';
    return fail(
      `byte ${bytes.length}: says ${shape.join(' × ')} = ${count} numbers and ${way} ${bytes.length - start}`,
    );
  }
  return { shape, values: bytes.subarray(start) };
}
