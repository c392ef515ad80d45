/** @file The desk that a component stands at, and its editor's state. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Desk } from './desk.ts';
import type { EditorState } from './editor.ts';

/** Around every panel: `<DeskContext value={desk}>`. */
export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('state: a component stands at no desk; put it into a DeskContext');
  return desk;
}

/** A part of the editor's state; the component is rendered again when that part changes. */
export function useEditor<T>(select: (state: EditorState) => T): T {
  return useStore(useDesk().editor.store, select);
}
