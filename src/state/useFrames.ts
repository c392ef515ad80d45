import { useEffect, useEffectEvent, useState } from 'react';
import type { Frame } from '#engine/protocol.ts';
import { watchFrames } from './frames.ts';

/** Milliseconds between two writings of numbers and axes: as often as an eye can read, and seldom enough that layout costs nothing. */
export const WORDS_EVERY = 100;

/**
 * Calls back with the present frame and every new one, for drawing on canvas and writing text; the component is not rendered.
 * @param everyMs the least time between two calls; text and axes need no more than ten a second, and cost layout
 */
export function useFrames(draw: (frame: Frame) => void, everyMs = 0): void {
  const onFrame = useEffectEvent(draw);
  useEffect(() => watchFrames((frame) => onFrame(frame), everyMs), [everyMs]);
}

/** A few numbers of the frames as state, at most every `everyMs`: for words, never for pictures. Rendered again only when the value is another. */
export function useFrameValue<T>(select: (frame: Frame) => T, everyMs = 150): T | undefined {
  const [value, setValue] = useState<T>();
  const read = useEffectEvent(select);
  useEffect(() => {
    return watchFrames((frame) => {
      const next = read(frame); // before React asks for it: an event may not be called while rendering
      setValue(() => next);
    }, everyMs);
  }, [everyMs]);
  return value;
}
