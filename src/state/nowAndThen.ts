/** @file Asking for what costs a pass over all samples: once a second instead of with every frame, and only when the run went on. */
import type { Frame, ProbeName, ProbeRequests, ProbeResults } from '#engine/protocol.ts';
import type { Desk } from './desk.ts';
import { watchFrames } from './frames.ts';

/** Milliseconds between two askings. */
export const EVERY = 1000;

/**
 * Subscribes to a probe until its result is taken, then rests for a second and asks again if the run went on. Returns the function that stops it.
 * @param take what is done with a result; false where it is not what was asked for
 */
export function askNowAndThen<N extends ProbeName>(
  desk: Desk,
  probe: N,
  request: NonNullable<ProbeRequests[N]>,
  take: (result: ProbeResults[N], frame: Frame) => boolean,
): () => void {
  let stopAsking: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let known = '';
  const rest = () => {
    stopAsking?.();
    stopAsking = undefined;
  };
  const look = (frame: Frame | undefined) => {
    const at = frame && `${frame.run} ${frame.version} ${frame.position.step} ${frame.position.pending}`;
    if (at !== undefined && at === known) return;
    const result = frame?.probes[probe];
    if (frame && result && take(result, frame)) {
      known = at!;
      rest();
      timer = setTimeout(() => {
        timer = undefined;
        look(desk.editor.frame);
      }, EVERY);
    } else if (timer === undefined) stopAsking ??= desk.editor.engine.subscribe(probe, request);
  };
  const stopWatching = watchFrames(desk, look);
  return () => {
    stopWatching();
    clearTimeout(timer);
    rest();
  };
}
