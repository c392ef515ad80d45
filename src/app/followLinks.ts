/** @file Addresses that arrive while the page is open: links, and entries of the library. */

import type { Editor } from '#state/editor.ts';
import { addressProblem } from './addressWords.ts';
import { OPEN_LINK } from './fileWords.ts';
import type { Keeper } from './keepDocument.ts';
import { entryIn, readHash } from './startDocument.ts';

/**
 * Opens what a link holds, from its beginning: a work of its own, which becomes an entry once it is changed.
 * @param wanted asked once it was read, whether it still is
 */
export async function openLink(editor: Editor, address: string, wanted = () => true): Promise<void> {
  const link = await readHash(address);
  if (!link || !wanted()) return;
  if ('error' in link) editor.notify({ tone: 'bad', text: link.error });
  else editor.open(link.document, OPEN_LINK, { from: address }, link.remark);
}

export function followLinks(editor: Editor, keeper: Keeper): void {
  let newest = 0;
  addEventListener('hashchange', ({ newURL }) => {
    const turn = ++newest;
    const wanted = () => turn === newest;
    // The address may be the kept work's again by now.
    const { hash } = new URL(newURL);
    const problem = addressProblem(hash);
    if (problem !== undefined) return editor.notify({ tone: 'bad', text: problem });
    const key = entryIn(hash);
    void (key === undefined ? openLink(editor, hash, wanted) : keeper.open(key, wanted));
  });
}
