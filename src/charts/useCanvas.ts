import { type RefObject, useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import { type CanvasOptions, type Draw, keepDrawn } from './keepDrawn.ts';

export type { CanvasOptions, CanvasSize, Draw } from './keepDrawn.ts';

/**
 * A canvas that is as large as its CSS box, crisp at every device pixel ratio, and drawn anew when its box, the theme, or the
 * component changes, or when `invalidate` is called: at most once per animation frame. `draw` gets a cleared context that
 * counts in CSS pixels times the reader's font size, so that its words and lines grow with the page's. The box must come from CSS (never from the
 * canvas's own attributes).
 */
export function useCanvas(
  draw: Draw,
  { plain = false, leads = false, still = false }: CanvasOptions = {},
): { ref: RefObject<HTMLCanvasElement | null>; invalidate: () => void } {
  const ref = useRef<HTMLCanvasElement>(null);
  const kept = useRef<ReturnType<typeof keepDrawn>>(undefined);
  const onDraw = useEffectEvent(draw);
  const invalidate = useCallback(() => kept.current?.invalidate(), []);

  useLayoutEffect(() => {
    if (!ref.current) return;
    kept.current = keepDrawn(ref.current, (context, size) => onDraw(context, size), { plain, leads, still });
    return () => kept.current?.stop();
  }, [plain, leads, still]);

  // whatever the component draws from may have changed with this render
  useEffect(invalidate);

  return { ref, invalidate };
}
