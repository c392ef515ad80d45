import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { SEVERAL } from './formWords.ts';

/** All that are right: boxes to tick. */
export function SeveralForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'several'>) {
  const chosen = Array.isArray(draft) ? (draft as number[]) : [];
  return (
    <fieldset aria-labelledby={labelledBy} className={styles['choices']}>
      <legend className={styles['hint']}>{SEVERAL}</legend>
      {question.choices.map(({ says }, i) => (
        <label key={says} className={styles['choice']}>
          <input
            type="checkbox"
            checked={chosen.includes(i)}
            disabled={locked}
            onChange={() => onDraft(chosen.includes(i) ? chosen.filter((one) => one !== i) : [...chosen, i])}
          />
          <span>{says}</span>
        </label>
      ))}
    </fieldset>
  );
}
