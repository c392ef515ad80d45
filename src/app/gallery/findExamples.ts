/** @file Finding examples by words: of their titles and sentences, their shelves, and the layers that they are built of. */
import { layers } from '#layers/index.ts';
import { layerName } from '#layers/words.ts';
import { walk } from '#nn/block.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { shelfWords } from './galleryWords.ts';

/** All that can be said of an example, in small letters. */
function textOf({ id, title, shelf, line, question, sentence, document }: GalleryEntry): string {
  const { name, question: asked } = shelfWords[shelf];
  const { loss, optimizer } = document.training;
  const parts = JSON.stringify([document.data.type, document.network, loss, optimizer.type]);
  const names = [...walk(document.network, layers)].map(({ block }) => layerName(block.type));
  return [id, title, name, asked, line, question, sentence, parts, ...names].join(' ').toLowerCase();
}

/** Those that speak of every word that is asked for, in their order; all where nothing is. */
export function findExamples(entries: readonly GalleryEntry[], asked: string): readonly GalleryEntry[] {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const text = textOf(entry);
    return words.every((word) => text.includes(word));
  });
}
