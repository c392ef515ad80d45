import { useEffect, useEffectEvent, useState } from 'react';
import type { Frame } from '#engine/protocol.ts';
import { watchFrames } from '#state/frames.ts';
import { editor } from '#state/useEditor.ts';

/** Calls back with the present frame and every new one, for drawing and writing past React. */
export function useFrames(draw: (frame: Frame) => void): void {
  const onFrame = useEffectEvent(draw);
  useEffect(() => watchFrames((frame) => onFrame(frame)), []);
}

/** A few numbers of the frames as state, rendered only when they differ and at most every `everyMs`: for words, never for pictures. */
export function useFrameValue<T extends string | number | null>(
  select: (frame: Frame) => T,
  everyMs = 200,
): T | undefined {
  const [value, setValue] = useState<T>();
  const read = useEffectEvent(select);
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer = undefined;
      last = performance.now();
      const { frame } = editor().engine;
      if (frame) setValue(read(frame));
    };
    const stop = watchFrames(() => {
      // The last frame before a pause must be read too, hence the timer.
      timer ??= setTimeout(take, Math.max(0, last + everyMs - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return value;
}
