import { isThere, type Position } from '#nn/position.ts';
import type { EditorState } from './editorState.ts';

/** Whether a position is in what the page shows. */
export const isShown = (position: Position, { data, inference }: Pick<EditorState, 'data' | 'inference'>): boolean =>
  isThere(position, data, inference);
