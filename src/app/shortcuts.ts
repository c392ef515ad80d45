/** @file Keys and dropped files that mean the page as a whole. */

import { useEffect } from 'react';
import type { Dropped } from '#app/import/importing.ts';
import { loadPart } from '#base/loadPart.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { pressName } from '#ui/keys.ts';
import { runShortcut, type Shortcuts } from '#ui/shortcut.ts';
import { doneAgain, NOTHING_TO_REDO, NOTHING_TO_UNDO } from './undoWords.ts';

const openers = loadPart(() => import('./files.ts'));

export function undo(desk: Desk): void {
  const label = desk.editor.undo();
  announce(label === undefined ? NOTHING_TO_UNDO : `Undone: ${label}.`);
}

export function redo(desk: Desk): void {
  const label = desk.editor.redo();
  announce(label === undefined ? NOTHING_TO_REDO : doneAgain(label));
}

/** Where the browser's own undo belongs. */
const isText = (target: Element) =>
  target.closest('textarea, [contenteditable], input:not([type=range], [type=checkbox], [type=radio])') !== null;
/** Where Space already means something: not on sliders, nor on a choice that is made. */
const usesSpace = (target: Element) =>
  isText(target) ||
  target.closest(
    'button, a, summary, select, input:not([type=range], [type=radio]:checked), dialog, [role=button], [role=menu], [data-space]',
  ) !== null;

/** Keys of the run and of what was done last, wherever a document is shown. */
export const runKeys = {
  play: { keys: ['Space'], run: (desk: Desk) => desk.editor.togglePlay() },
  undo: { keys: ['Mod+Z'], run: undo },
  redo: { keys: ['Mod+Shift+Z', 'Mod+Y'], run: redo },
} satisfies PageKeys;

export type PageKeys = Shortcuts<[desk: Desk]>;

function onKey(desk: Desk, keys: PageKeys, event: KeyboardEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  const press = pressName(event);
  if (press === 'Space' ? event.repeat || usesSpace(event.target) : isText(event.target) && press !== 'Mod+K') return;
  // ⌘Y is the browser's.
  if (document.querySelector('dialog[open]') || (press === 'Mod+Y' && !event.ctrlKey)) return;
  if (runShortcut(keys, press, desk)) event.preventDefault();
}

/** Keys that mean the page as a whole. @param keys as a constant */
export function useKeys(keys: PageKeys): void {
  const desk = useDesk();
  useEffect(() => {
    const keydown = (event: KeyboardEvent) => onKey(desk, keys, event);
    addEventListener('keydown', keydown);
    return () => removeEventListener('keydown', keydown);
  }, [desk, keys]);
}

/**
 * Keys that mean the page as a whole, and files dropped anywhere on it: a document is opened.
 * @param keys as a constant
 * @param onDrag says whether a file hovers over the page
 * @param onFiles takes what is dropped and is no document
 */
export function useShortcuts(
  keys: PageKeys,
  onDrag: (over: boolean) => void,
  onFiles?: (dropped: readonly Dropped[], files: FileList) => void,
): void {
  const desk = useDesk();
  useKeys(keys);
  useEffect(() => {
    const holdsFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent) => {
      if (!holdsFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      onDrag(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) onDrag(false);
    };
    const drop = (event: DragEvent) => {
      onDrag(false);
      if (!holdsFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      const { files, items } = event.dataTransfer!;
      const [file] = files;
      if (!file) return;
      // A folder has no content, but entries; both are lost once the event is over.
      if (onFiles && !(files.length === 1 && /\.json$/i.test(file.name)))
        onFiles(
          [...items].flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []),
          files,
        );
      else void openers().then(({ openFile }) => openFile(desk, file));
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [desk, onDrag, onFiles]);
}
