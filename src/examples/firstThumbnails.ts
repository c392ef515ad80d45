/** @file Where the pictures of the first sight lie, without the addresses of all the others. A test holds them to `firstOnes`. */
import { thumbnailsIn } from './thumbnail.ts';

/** The addresses of such an example's picture in both themes. */
export const firstThumbnailOf = thumbnailsIn(
  import.meta.glob<string>(
    [
      './thumbnails/ring.*.webp',
      './thumbnails/sine.*.webp',
      './thumbnails/spiral-theatre.*.webp',
      './thumbnails/moons-residual.*.webp',
      './thumbnails/digits-cnn.*.webp',
      './thumbnails/faces.*.webp',
      './thumbnails/adding-lstm.*.webp',
      './thumbnails/reversal-transformer.*.webp',
      './thumbnails/deep-sigmoid.*.webp',
      './thumbnails/deep-relu.*.webp',
      './thumbnails/xor-two.*.webp',
      './thumbnails/xor-three.*.webp',
    ],
    { eager: true, query: '?url&no-inline', import: 'default' },
  ),
);
