import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { DRAW_BORDER, DRAW_CURVE, drawn } from './formWords.ts';

/** What is expected is drawn on the answer itself (`DrawOver`); here stands how, and how much of it there is. */
export function DrawForm({ question, draft }: FormProps<'draw'>) {
  const strokes = Array.isArray(draft) ? draft.length : 0;
  return (
    <p className={styles['hint']}>
      {strokes > 0 ? drawn(strokes) : question.what === 'border' ? DRAW_BORDER : DRAW_CURVE}
    </p>
  );
}
