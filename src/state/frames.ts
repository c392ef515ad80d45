/** @file Frames for panels: the present one at once, then each new one; at most two a second for people who asked for less motion. */
import { animation } from '#base/animation.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Desk } from './desk.ts';

/** Milliseconds between two frames under `prefers-reduced-motion`. */
const CALM = 500;
/** Who asked for fewer frames gets one of so many that the page draws, where it is slow; but one in so many milliseconds. */
const SPARING = 4;
/** The same for pictures that cost many times as much as others and change little from frame to frame. */
export const SPARING_DEAR = 10;
const LONGEST = 1500;

/** The milliseconds of which the page keeps one frame for who asked for a rest of so many: as many, or twice, four times … as many where the page is slow. */
export function beatOf(everyMs: number, cost: number, sparing = SPARING): number {
  let beat = everyMs;
  while (beat > 0 && beat < sparing * cost && 2 * beat <= LONGEST) beat *= 2;
  return beat;
}

/**
 * Calls `listener` with the present frame and with every new one, after the history took it in; with undefined where there is none of the document shown. The
 * frame's arrays may be read until the next one comes. It is for one lineage: where that changes, watch anew. Returns the function that stops it.
 * @param everyMs of so many milliseconds of the page's clock it is called in one frame: all who ask for the same are called in the same frame, and the page is laid out
 *   once for them
 * @param sparing where the page is slow: in one frame of so many that it draws
 */
export function watchFrames(
  { editor }: Desk,
  listener: (frame: Frame | undefined) => void,
  everyMs = 0,
  sparing = SPARING,
): () => void {
  const { engine } = editor;
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const show = () => {
    if (stopped) return;
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    listener(editor.frame);
  };
  const stop = engine.onFrame(() => {
    const least = Math.max(calm.matches ? CALM : 0, beatOf(everyMs, animation.cost, sparing));
    const wait = least > 0 ? (Math.floor(last / least) + 1) * least - performance.now() : 0;
    if (wait <= 0) show();
    else timer ??= setTimeout(() => animation.beforeDrawing(show), wait); // the last frame before a pause must be shown too
  });
  show();
  return () => {
    stopped = true;
    stop();
    clearTimeout(timer);
  };
}
