/** @file Images from files, held in memory under a hash of what they are: a document carries the hash, not the images. */
import { mix } from '#base/random.ts';

export interface ImageSet {
  /** What the files are called. */
  readonly title: string;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** [N, C, H, W]: 0 paper … 255 ink. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** [N]: places in `classNames`. */
  readonly labels: Uint8Array<ArrayBuffer>;
  readonly classNames: readonly string[];
}

/** As many pixel values as all images together may have: the 60,000 images of MNIST. */
export const MOST_VALUES = 60_000 * 28 * 28;
export const MOST_CLASSES = 256;

const held = new Map<string, ImageSet>();

/** The images of a hash, where they were imported or found since the page was opened. */
export const imagesOf = (hash: string): ImageSet | undefined => held.get(hash);

export function holdImages(hash: string, images: ImageSet): void {
  held.set(hash, images);
}

/** Bytes between two yields. */
const PART = 1 << 18;

/** Sixteen hexadecimal digits over size, pixels, labels and names: equal hashes, equal images. Yields often: there may be 47 MB of them. */
export function* hashInParts({
  channels,
  height,
  width,
  pixels,
  labels,
  classNames,
}: ImageSet): Generator<void, string> {
  let a = 0x243f6a88;
  let b = 0x85a308d3;
  const add = (word: number) => {
    a = mix(a ^ word);
    b = mix((b + word) | 0);
  };
  for (const number of [channels, height, width, labels.length]) add(number);
  for (const bytes of [pixels, labels, new TextEncoder().encode(classNames.join('\n'))])
    for (let i = 0; i < bytes.length; i += 4) {
      add(bytes[i]! | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24));
      if (i % PART === 0) yield;
    }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
