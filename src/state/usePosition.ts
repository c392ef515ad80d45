import { useState } from 'react';
import type { Position } from '#nn/position.ts';
import { isShown } from './isShown.ts';
import { useEditor } from './useDesk.ts';

/**
 * State that is a position in the document, such as a cell that was chosen: undefined as long as it is not in the document that the page shows.
 * @param positionOf what must be there for it
 */
export function usePosition<T>(
  positionOf: (value: T) => Position,
): readonly [T | undefined, (value: T | undefined) => void] {
  const [kept, keep] = useState<T>();
  return [useThere(kept, positionOf), keep];
}

/** What something else remembers, such as a document's view: undefined where it is not in the document that the page shows. */
export function useThere<T>(kept: T | undefined, positionOf: (value: T) => Position): T | undefined {
  const there = useEditor((s) => kept !== undefined && isShown(positionOf(kept), s));
  return there ? kept : undefined;
}
