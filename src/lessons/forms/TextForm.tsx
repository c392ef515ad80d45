import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { ANSWER } from './formWords.ts';

/** A few words. Where none are expected there is room for a sentence. */
export function TextForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'text'>) {
  const shared = {
    'aria-label': ANSWER,
    'aria-describedby': labelledBy,
    value: typeof draft === 'string' ? draft : '',
    disabled: locked,
    maxLength: 400,
    className: styles['text'],
  };
  return question.accepted.length > 0 ? (
    <input type="text" autoComplete="off" {...shared} onChange={({ currentTarget }) => onDraft(currentTarget.value)} />
  ) : (
    <textarea rows={3} {...shared} onChange={({ currentTarget }) => onDraft(currentTarget.value)} />
  );
}
