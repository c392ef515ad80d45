import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import type { Box } from '#stage/layout/tiles.ts';
import { windowFor } from './stageWindow.ts';

/**
 * The part of the stage that is drawn, whatever scrolls it: itself, or the page's panel. The component is rendered again when it has moved on a step.
 * @param view what shows a part of the stage, `stack` the stage itself
 */
export function useStageWindow(
  view: RefObject<HTMLElement | null>,
  stack: RefObject<HTMLElement | null>,
  whole: { readonly width: number; readonly height: number },
): Box {
  const { width, height } = whole;
  const [at, setAt] = useState<Box>({ x: 0, y: 0, width, height });
  const look = useCallback(() => {
    if (!view.current || !stack.current) return;
    const shown = view.current.getBoundingClientRect();
    const from = stack.current.getBoundingClientRect();
    const [left, right] = [Math.max(0, shown.left), Math.min(window.innerWidth, shown.right)];
    const [top, bottom] = [Math.max(0, shown.top), Math.min(window.innerHeight, shown.bottom)];
    const x = windowFor(left - from.left, right - left, width);
    const y = windowFor(top - from.top, bottom - top, height);
    setAt((before) =>
      before.x === x.from && before.y === y.from && before.width === x.length && before.height === y.length
        ? before
        : { x: x.from, y: y.from, width: x.length, height: y.length },
    );
  }, [view, stack, width, height]);
  useLayoutEffect(() => {
    look();
    document.addEventListener('scroll', look, { passive: true, capture: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [look]);
  return at;
}
