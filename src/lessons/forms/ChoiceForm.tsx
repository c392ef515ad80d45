import { useId } from 'react';
import { classes } from '#ui/classes.ts';
import styles from './Forms.module.css';
import type { FormProps } from './form.ts';

/** One of several answers, all in sight; short ones beside each other. */
export function ChoiceForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'choice'>) {
  const name = useId();
  const short = question.choices.every(({ says }) => says.length <= 5) && question.choices.length <= 5;
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      className={classes(styles['choices'], short && styles['short'])}
    >
      {question.choices.map(({ says }, i) => (
        <label key={says} className={styles['choice']}>
          <input type="radio" name={name} checked={draft === i} disabled={locked} onChange={() => onDraft(i)} />
          <span>{says}</span>
        </label>
      ))}
    </div>
  );
}
