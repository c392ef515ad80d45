/** @file Addresses that arrive while the page is open: links, and entries of the library. */
import type { Editor } from '#state/editor.ts';
import type { Keeper } from './keepDocument.ts';
import { entryIn, readHash } from './startDocument.ts';

/** Opens what a link holds, from its beginning: a work of its own, which becomes an entry once it is changed. */
export async function openLink(editor: Editor, address: string): Promise<void> {
  const link = await readHash(address);
  if (!link) return;
  if ('error' in link) editor.notify({ tone: 'bad', text: link.error });
  else editor.open(link.document, 'Open link', { from: address });
}

export function followLinks(editor: Editor, keeper: Keeper): void {
  addEventListener('hashchange', () => {
    const key = entryIn(location.hash);
    void (key === undefined ? openLink(editor, location.hash) : keeper.open(key));
  });
}
