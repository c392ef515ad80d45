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
  const there = useEditor((s) => kept !== undefined && isShown(positionOf(kept), s));
  return [there ? kept : undefined, keep];
}
