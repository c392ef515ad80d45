import { useEffect, useRef } from 'react';
import type { Frame } from '#engine/protocol.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';

/** Milliseconds between two looks at the readings: they change a few times a second at most. */
const LOOK_EVERY = 250;

/**
 * The survey's readings while the component is shown: undefined before the first frame, null where the network cannot be surveyed.
 * @param at a step whose readings are kept, instead of the latest
 * @param equal with readers of equal capacity
 */
export function useSurveyResult(at?: number, equal = false): SurveyResult | null | undefined {
  const { editor } = useDesk();
  useEffect(
    () => editor.engine.subscribe('ladder', { equal, ...(at === undefined ? {} : { at }) }),
    [editor, at, equal],
  );
  return useSteady(({ probes }) => probes.ladder);
}

/** A result of the survey as state: the same object as long as it says the same. What `select` returns is kept: its arrays must be its own. */
export function useSteady<R extends SurveyResult>(
  select: (frame: Frame) => R | null | undefined,
): R | null | undefined {
  const kept = useRef<{ readonly run: number; readonly text: string; readonly result: R | null | undefined }>(
    undefined,
  );
  return useFrameValue((frame) => {
    const { run } = frame;
    const result = select(frame);
    // Between two requests a frame may come that was asked for neither.
    if (result === undefined && kept.current?.run === run) return kept.current.result;
    const text = JSON.stringify(result && (result.step < 0 ? result : { ...result, progress: 0 })) ?? '';
    if (kept.current?.text !== text || kept.current.run !== run) kept.current = { run, text, result };
    return kept.current.result;
  }, LOOK_EVERY);
}
