import { useEffect, useEffectEvent, useState } from 'react';
import type { Frame, ProbeName, ProbeRequests, ProbeResults } from '#engine/protocol.ts';
import { watchFrames } from './frames.ts';
import { editor } from './useEditor.ts';

/** Milliseconds between two askings. */
const EVERY = 1000;

export interface Taken<T> {
  readonly value: T;
  /** The step it is of. */
  readonly step: number;
}

/**
 * What `take` makes of a probe's result, asked for once a second instead of with every frame, and only when the run went on: for what costs a pass over all
 * samples. `take` copies what it keeps, and gives undefined where the result is not what was asked for.
 * @param request asked anew when it says something else
 */
export function useNowAndThen<N extends ProbeName, T>(
  probe: N,
  request: NonNullable<ProbeRequests[N]>,
  take: (result: ProbeResults[N]) => T | undefined,
): Taken<T> | undefined {
  const [taken, setTaken] = useState<Taken<T>>();
  const read = useEffectEvent(take);
  const key = JSON.stringify(request);
  useEffect(() => {
    const { engine } = editor();
    let stopAsking: (() => void) | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known = '';
    const rest = () => {
      stopAsking?.();
      stopAsking = undefined;
    };
    const look = ({ probes, run, version, position }: Frame) => {
      const at = `${run} ${version} ${position.step} ${position.pending}`;
      if (at === known) return;
      const result = probes[probe];
      const next = result && read(result);
      if (next !== undefined) {
        setTaken({ value: next, step: position.step });
        known = at;
        rest();
        timer = setTimeout(() => {
          timer = undefined;
          if (engine.frame) look(engine.frame);
        }, EVERY);
      } else if (timer === undefined)
        stopAsking ??= engine.subscribe(probe, JSON.parse(key) as NonNullable<ProbeRequests[N]>);
    };
    const stopWatching = watchFrames(look);
    return () => {
      stopWatching();
      clearTimeout(timer);
      rest();
    };
  }, [probe, key]);
  return taken;
}
