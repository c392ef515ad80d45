import { useEffect, useRef } from 'react';
import { editor } from '#state/useEditor.ts';
import { useFrameValue } from '#state/useFrames.ts';
import type { SurveyResult } from './result.ts';

/** Milliseconds between two looks at the readings: they change a few times a second at most. */
const LOOK_EVERY = 250;

/** The survey's readings while the component is shown: undefined before the first frame, null where the network cannot be surveyed. */
export function useSurveyResult(): SurveyResult | null | undefined {
  useEffect(() => editor().engine.subscribe('ladder', {}), []);
  return useSteady((frame) => frame.probes.ladder);
}

/** A result of the survey as state: the same object as long as it says the same. */
export function useSteady<R extends SurveyResult>(
  select: (frame: import('#engine/protocol.ts').Frame) => R | null | undefined,
): R | null | undefined {
  const kept = useRef<R | null | undefined>(undefined);
  return useFrameValue((frame) => {
    const next = select(frame);
    const before = kept.current;
    if (next && before && sameNumbers(next, before)) return before;
    kept.current = next;
    return next;
  }, LOOK_EVERY);
}

/** Both tell of the same step and sample, and are as complete. A weight set by hand changes numbers within a step. */
function sameNumbers(a: SurveyResult & { sample?: number }, b: SurveyResult & { sample?: number }): boolean {
  return (
    a.step === b.step &&
    a.sample === b.sample &&
    a.ghost.length === b.ghost.length &&
    a.sections.length === b.sections.length &&
    (a.step >= 0 || a.progress === b.progress) &&
    JSON.stringify(a.sections) === JSON.stringify(b.sections)
  );
}
