import { useEffect, useRef } from 'react';
import type { Frame, ProbeName, ProbeRequests, ProbeResults } from '#engine/protocol.ts';
import { useDesk } from './useDesk.ts';
import { useFrameValue } from './useFrames.ts';

/**
 * Asks for a probe with every frame while the component is shown; drawn from what frames bring (`useFrames`), or read by `useProbeResult`.
 * @param request asked anew when it says something else; nothing is asked where it is undefined
 * @param guest yields to every other who asks for the same probe, and takes what it asked for
 */
export function useProbe<N extends ProbeName>(
  probe: N,
  request: NonNullable<ProbeRequests[N]> | undefined,
  guest = false,
): void {
  const { editor } = useDesk();
  const key = request && JSON.stringify(request);
  useEffect(
    () =>
      key === undefined
        ? undefined
        : editor.engine.subscribe(probe, JSON.parse(key) as NonNullable<ProbeRequests[N]>, guest),
    [editor, probe, key, guest],
  );
}

/** Milliseconds between two looks at a result that is read: measured ones change a few times a second at most. */
const LOOK_EVERY = 250;

/**
 * Asks for a probe and gives its newest result of the document shown: undefined before there is one, and the same object as long as it says the same. A frame that
 * brings none (it was asked for before) leaves the last.
 * @param own makes what is kept of a result its own, where it holds arrays: the frame's memory goes back to the engine
 * @param saying what must differ for a result to be another
 */
export function useProbeResult<N extends ProbeName>(
  probe: N,
  request: NonNullable<ProbeRequests[N]> | undefined,
  own: (result: NonNullable<ProbeResults[N]>) => ProbeResults[N] = (result) => result,
  saying: (result: ProbeResults[N]) => unknown = (result) => result,
): ProbeResults[N] | undefined {
  useProbe(probe, request);
  const kept = useRef<{ readonly run: number; readonly text: string; readonly result: ProbeResults[N] | undefined }>(
    undefined,
  );
  return useFrameValue(({ run, probes }: Frame) => {
    const result = probes[probe] as ProbeResults[N] | undefined;
    if (result === undefined && kept.current?.run === run) return kept.current.result;
    const text = JSON.stringify(result && saying(result)) ?? '';
    if (kept.current?.text !== text || kept.current.run !== run)
      kept.current = { run, text, result: result ? own(result) : result };
    return kept.current.result;
  }, LOOK_EVERY);
}
