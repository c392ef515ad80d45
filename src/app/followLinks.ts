/** @file Links that arrive while the page is open, and the address after the document has moved on from its link. */
import type { Editor } from '#state/editor.ts';
import { readHash } from './startDocument.ts';

export function followLinks(editor: Editor): void {
  let opened = editor.store.getState().document;
  addEventListener('hashchange', () => {
    void readHash(location.hash).then((link) => {
      if (!link) return;
      if ('error' in link) {
        editor.notify({ tone: 'bad', text: link.error });
        return;
      }
      opened = link.document;
      editor.open(link.document, 'Open link');
    });
  });
  editor.store.subscribe(({ document }) => {
    // Loading the page again must bring back the work, not the link it began with.
    if (document !== opened && location.hash.startsWith('#s='))
      history.replaceState(null, '', location.pathname + location.search);
  });
}
