/** @file What the picture of an example is called: whoever changes the document must have it drawn anew. */
import { createHash } from 'node:crypto';
import type { Example } from '#examples/readExample.ts';

/** `spiral.1a2b3c4d.light.webp`: the id, a hash of the document and of how far it is trained, the theme. */
export function thumbnailName({ id, document, steps }: Example, theme: 'light' | 'dark'): string {
  const { title: _, view: __, ...rest } = document; // which change no number
  const hash = createHash('sha256')
    .update(JSON.stringify([rest, steps]))
    .digest('hex')
    .slice(0, 8);
  return `${id}.${hash}.${theme}.webp`;
}
