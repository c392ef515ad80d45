import { useEffect, useEffectEvent } from 'react';
import type { ProbeName, ProbeRequests, ProbeResults } from '#engine/protocol.ts';
import { askNowAndThen } from './nowAndThen.ts';
import { useDesk, useEditor } from './useDesk.ts';
import { useOfLineage } from './useOfLineage.ts';

export interface Taken<T> {
  readonly value: T;
  /** The step it is of. */
  readonly step: number;
}

/**
 * What `take` makes of a probe's result, asked for once a second instead of with every frame, and only when the run went on. `take` copies what it keeps, and gives
 * undefined where the result is not what was asked for.
 * @param request asked anew when it says something else
 */
export function useNowAndThen<N extends ProbeName, T>(
  probe: N,
  request: NonNullable<ProbeRequests[N]>,
  take: (result: ProbeResults[N]) => T | undefined,
): Taken<T> | undefined {
  const desk = useDesk();
  const [taken, setTaken] = useOfLineage<Taken<T>>();
  const lineage = useEditor((s) => s.lineage);
  const read = useEffectEvent(take);
  const key = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of another lineage it is asked anew
  useEffect(
    () =>
      askNowAndThen(desk, probe, JSON.parse(key) as NonNullable<ProbeRequests[N]>, (result, { position }) => {
        const value = read(result);
        if (value !== undefined) setTaken({ value, step: position.step });
        return value !== undefined;
      }),
    [desk, probe, key, lineage],
  );
  return taken;
}
