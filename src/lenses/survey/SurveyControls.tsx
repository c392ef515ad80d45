import { EQUAL } from '#probes/survey/equal.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { Toggle } from '#ui/Toggle.tsx';
import { FilmBar } from './FilmBar.tsx';
import styles from './Survey.module.css';
import { EQUAL_CAPACITY, equalNote, equalSays } from './surveyWords.ts';

export interface SurveyControlsProps {
  result: SurveyResult;
  at: number | undefined;
  equal: boolean;
  set: (change: { step?: number; equal?: boolean }) => void;
}

/** Which step's readings are shown, and whether linear probes are given as many numbers at each layer. */
export function SurveyControls({ result, at, equal, set }: SurveyControlsProps) {
  return (
    <div className={styles['controls']}>
      <FilmBar steps={result.steps} at={at} shown={result.step} onChange={(step) => set({ step: step ?? -1 })} />
      <div data-term="equalCapacity" data-explain={equalSays(EQUAL)}>
        <Toggle label={EQUAL_CAPACITY} checked={equal} onChange={(next) => set({ equal: next })} />
      </div>
      {equal && (
        <p className={styles['note']} data-cell="equal-note">
          {equalNote(EQUAL)}
        </p>
      )}
    </div>
  );
}
