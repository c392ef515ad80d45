import { EQUAL } from '#probes/survey/equal.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { Toggle } from '#ui/Toggle.tsx';
import { FilmBar } from './FilmBar.tsx';
import styles from './Survey.module.css';

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
      <div
        data-term="equalCapacity"
        data-explain={`A wide layer gives a reader more to read from: with this it is given at most the ${EQUAL} strongest directions of each`}
      >
        <Toggle label="Equal capacity" checked={equal} onChange={(next) => set({ equal: next })} />
      </div>
      {equal && (
        <p className={styles['note']} data-cell="equal-note">
          The answer and the factors are read from the {EQUAL} strongest directions of each layer (principal components
          of the fit samples), or from all where it has fewer.
        </p>
      )}
    </div>
  );
}
