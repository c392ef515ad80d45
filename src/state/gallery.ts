/** @file The examples as documents. Numbers in their sentences were measured with `npm run train`; `gallery.long.test.ts` measures them again. */
import { examples } from '#examples/index.ts';
import { type GalleryEntry, openExample } from './openExample.ts';

export const gallery: readonly GalleryEntry[] = examples.map(openExample);
