/** @file Hashes of what people bring: not needed before they do. */
import { mix } from '#base/random.ts';
import type { ImageSet } from './imageSet.ts';

/** Bytes between two yields. */
const PART = 1 << 18;

/** Sixteen hexadecimal digits over numbers and bytes. Yields often: there may be 47 MB of them. */
export function* hashParts(numbers: readonly number[], parts: readonly Uint8Array[]): Generator<void, string> {
  let a = 0x243f6a88;
  let b = 0x85a308d3;
  const add = (word: number) => {
    a = mix(a ^ word);
    b = mix((b + word) | 0);
  };
  for (const number of numbers) add(number);
  for (const bytes of parts)
    for (let i = 0; i < bytes.length; i += 4) {
      add(bytes[i]! | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24));
      if (i % PART === 0) yield;
    }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The hash of images, over size, pixels, labels and names: equal hashes, equal images. */
export const hashInParts = ({
  channels,
  height,
  width,
  pixels,
  labels,
  classNames,
}: ImageSet): Generator<void, string> =>
  hashParts(
    [channels, height, width, labels.length],
    [pixels, labels, new TextEncoder().encode(classNames.join('\n'))],
  );
