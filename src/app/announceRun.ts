/** @file What the run does, for people who listen: its starts and stops, never its numbers while it runs. */
import type { Editor } from '#state/editor.ts';
import { announce } from '#ui/Announcer.tsx';
import { pausedWords } from './runWords.ts';

export function announceRun(editor: Editor): void {
  const { store } = editor;
  store.subscribe(({ status }, { status: before }) => {
    if (status.state === before.state) return;
    if (status.state === 'running') announce('Training.');
    else if (status.state === 'paused' && before.state === 'running') {
      // The last frame of the run comes a moment later.
      setTimeout(() => {
        const { frame } = editor;
        if (!frame || store.getState().status.state !== 'paused') return;
        announce(pausedWords(frame));
      }, 100);
    }
  });
  store.subscribe(({ document: { title } }, before) => {
    if (title !== before.document.title) document.title = `${title} – Strata`;
  });
  document.title = `${store.getState().document.title} – Strata`;
}
