import { useEffect, useEffectEvent, useState } from 'react';
import type { Frame } from '#engine/protocol.ts';
import { editor } from './useEditor.ts';

/** Calls back with every frame, for drawing on canvas and writing text; the component is not rendered. */
export function useFrame(draw: (frame: Frame) => void): void {
  const onFrame = useEffectEvent(draw);
  useEffect(() => editor().engine.onFrame((frame) => onFrame(frame)), []);
}

/** A few numbers of the newest frame as state, a few times a second at most: for cards of text, never for pictures. */
export function useFrameValue<T>(select: (frame: Frame) => T, everyMs = 150): T | undefined {
  const [value, setValue] = useState<T>();
  const read = useEffectEvent(select);
  useEffect(() => {
    let due = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer = undefined;
      due = performance.now() + everyMs;
      const { frame } = editor().engine;
      if (frame) setValue(read(frame));
    };
    take();
    const stop = editor().engine.onFrame(() => {
      // The last frame before a pause must be shown too, hence the timer.
      timer ??= setTimeout(take, Math.max(0, due - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [everyMs]);
  return value;
}
