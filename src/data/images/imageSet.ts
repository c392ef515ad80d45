/** @file Images from files, held in memory under a hash of what they are: a document carries the hash, not the images. */
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
