/** @file Autosave: the document with where its run stands goes to the browser's storage, at most once a second, and when the page is left. */
import { compactDocument } from '#nn/compactDocument.ts';

import { type Editor, registries } from '#state/editor.ts';
import { remember } from '#state/storage.ts';
import { DOCUMENT_KEY } from './startDocument.ts';

const EVERY = 1000;

export function keepDocument(editor: Editor): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let step = -1;
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    remember(DOCUMENT_KEY, compactDocument(editor.snapshot(), registries));
  };
  const later = () => {
    timer ??= setTimeout(save, EVERY);
  };
  editor.store.subscribe((state, before) => {
    if (state.document !== before.document || state.changes !== before.changes) later();
  });
  editor.engine.onFrame((frame) => {
    if (frame.position.step !== step) later();
    step = frame.position.step;
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) save();
  });
}
