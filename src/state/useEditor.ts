/** @file The one editor of a page, for its components. */
import { useStore } from 'zustand';
import type { Editor, EditorState } from './editor.ts';

let current: Editor | undefined;

/** Called once, before the first component is rendered. */
export function provideEditor(editor: Editor): void {
  current = editor;
}

export function editor(): Editor {
  if (!current) throw new Error('state: the editor is used before it is provided');
  return current;
}

/** A part of the editor's state; the component is rendered again when that part changes. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(editor().store, select);
}
