/** @file Frames for panels: the present one at once, then each new one; at most two a second for people who asked for less motion. */
import type { Engine } from '#engine/client.ts';
import type { Frame } from '#engine/protocol.ts';
import { RunHistory } from './runHistory.ts';
import { editor } from './useEditor.ts';

/** Milliseconds between two frames under `prefers-reduced-motion`. */
const CALM = 500;
const histories = new WeakMap<Engine, RunHistory>();

/** The history of the present run. Its first caller must come before the first frame; any component that is rendered at start does. */
export function runHistory(): RunHistory {
  const { engine } = editor();
  const known = histories.get(engine);
  if (known) return known;
  const history = new RunHistory();
  histories.set(engine, history);
  engine.onFrame((frame) => history.take(frame));
  return history;
}

/**
 * Calls `listener` with the present frame, if there is one, and with every new one, after the history took it in. The frame's arrays may be read until the next
 * one comes. Returns the function that stops it.
 * @param everyMs the least time between two calls
 */
export function watchFrames(listener: (frame: Frame) => void, everyMs = 0): () => void {
  const { engine } = editor();
  runHistory();
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let last = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    clearTimeout(timer);
    timer = undefined;
    last = performance.now();
    if (engine.frame) listener(engine.frame);
  };
  const stop = engine.onFrame(() => {
    const wait = last + (calm.matches ? Math.max(CALM, everyMs) : everyMs) - performance.now();
    if (wait <= 0) show();
    else timer ??= setTimeout(show, wait); // the last frame before a pause must be shown too
  });
  show();
  return () => {
    stop();
    clearTimeout(timer);
  };
}
