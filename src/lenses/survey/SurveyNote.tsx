import type { ReactNode } from 'react';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { Method } from '#lenses/frame/lensWords.ts';
import { TooLarge } from '#lenses/frame/TooLarge.tsx';
import type { SurveyResult } from '#probes/survey/result.ts';
import { useEditor } from '#state/useDesk.ts';
import { formatCount } from '#ui/format.ts';
import styles from './Survey.module.css';
import { AT_STEP_0 } from './surveyWords.ts';
import { howMeasured, measuring, noSamples, remarksOn, strays } from './words.ts';

/** How the readings of a lens of the survey came about, for its badge. */
export const methodOf = (result: SurveyResult): Method => ({
  kind: 'probe',
  says: `${howMeasured(result)} ${strays}`,
});

/** What a lens of the survey says before its first numbers, and where there can be none. */
export function Unmeasured({ result }: { result: SurveyResult | null | undefined }) {
  const samples = useEditor((s) => s.data.count);
  if (result === null) return samples > 0 ? <TooLarge /> : <LensEmpty>{noSamples}</LensEmpty>;
  return <p className={styles['note']}>{measuring(result)}</p>;
}

interface SurveyNoteProps {
  readonly result: SurveyResult;
  /** What the dashed lines mean, where there are some. */
  readonly chance?: string | undefined;
  readonly children?: ReactNode;
}

/** Of which step the readings are, and what the lines mean. */
export function SurveyNote({ result, chance, children }: SurveyNoteProps) {
  return (
    <p className={styles['note']}>
      <span>
        Step <b data-cell="survey-step">{formatCount(result.step)}</b>.
      </span>
      <span className={styles['key']}>
        <svg width="18" height="6" aria-hidden="true">
          <line className={styles['now']} x1="0" x2="18" y1="3" y2="3" />
        </svg>
        now
      </span>
      <span className={styles['key']}>
        <svg width="18" height="6" aria-hidden="true">
          <line className={styles['start']} x1="0" x2="18" y1="3" y2="3" />
        </svg>
        {AT_STEP_0}
      </span>
      {chance !== undefined && (
        <span className={styles['key']}>
          <svg width="18" height="6" aria-hidden="true">
            <line className={styles['chance']} x1="0" x2="18" y1="3" y2="3" />
          </svg>
          {chance}
        </span>
      )}
      {children}
      {remarksOn(result.sections).map((text) => (
        <span key={text}>{text}</span>
      ))}
    </p>
  );
}
