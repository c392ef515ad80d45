import { useEffectEvent, useLayoutEffect } from 'react';
import type { Frame } from '#engine/protocol.ts';
import { watchFrames } from './frames.ts';
import { useDesk, useEditor } from './useDesk.ts';
import { useOfLineage } from './useOfLineage.ts';

/** Milliseconds between two writings of numbers and axes: as often as an eye can read, and seldom enough that layout costs nothing. */
export const WORDS_EVERY = 100;

/**
 * Calls back with the present frame and every new one, for drawing on canvas and writing text; the component is not rendered. Where the page shows another document
 * it calls back before that is painted, with undefined until the engine has computed something of it: then nothing is drawn.
 * @param everyMs one call in so many milliseconds, together with all who ask for as many; text and axes need no more than ten a second, and cost layout
 * @param sparing where the page is slow: one call in so many frames that it draws
 */
export function useFrames(draw: (frame: Frame | undefined) => void, everyMs = 0, sparing?: number): void {
  const desk = useDesk();
  const onFrame = useEffectEvent(draw);
  const lineage = useEditor((s) => s.lineage);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another lineage it begins anew
  useLayoutEffect(
    () => watchFrames(desk, (frame) => onFrame(frame), everyMs, sparing),
    [desk, everyMs, sparing, lineage],
  );
}

/**
 * A few numbers of the frames as state, at most every `everyMs`: for words, never for pictures. Rendered again only when the value is another; undefined where
 * there is no frame of the document shown.
 */
export function useFrameValue<T>(select: (frame: Frame) => T, everyMs = 2 * WORDS_EVERY): T | undefined {
  const [value, setValue] = useOfLineage<T | undefined>();
  useFrames((frame) => setValue(frame && select(frame)), everyMs);
  return value;
}
