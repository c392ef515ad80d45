/** @file Which sentence stands in the caption bar, by where the run stands. What it has come to is judged later (`judgeRun.ts`). Pure. */
import type { Changed } from './exampleOf.ts';

export interface CaptionReading {
  readonly step: number;
  readonly running: boolean;
  /** What is no longer as the example came. */
  readonly changed: Changed | undefined;
  /** The step that the example's own sentence is of, where it came trained. */
  readonly trained?: number | undefined;
}

export type CaptionState =
  | { readonly what: 'start' | 'running' | 'paused' | Changed }
  /** It came trained for so many steps, and stands before the last of them. */
  | { readonly what: 'early'; readonly steps: number };

export function captionState({ step, running, changed, trained }: CaptionReading): CaptionState {
  if (running) return { what: 'running' };
  if (!changed && trained !== undefined && step < trained) return { what: 'early', steps: trained };
  return { what: changed ?? (step === 0 ? 'start' : 'paused') };
}
