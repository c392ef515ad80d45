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
  // Only what somebody did here is kept: a link that is merely looked at must not take the place of their own work.
  let touched = false;
  editor.store.subscribe((state, before) => {
    touched ||=
      state.history !== before.history || (state.status.state === 'running' && before.status.state === 'paused');
    if (touched && (state.document !== before.document || state.changes !== before.changes)) later();
  });
  editor.engine.onFrame((frame) => {
    touched ||= step >= 0 && frame.position.step > step && editor.store.getState().status.state !== 'loading';
    if (touched && frame.position.step !== step) later();
    step = frame.position.step;
  });
  addEventListener('pagehide', () => {
    if (timer !== undefined) save();
  });
}
