import { useState } from 'react';
import { parseNumber } from '#ui/format.ts';
import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { ANSWER, NO_NUMBER } from './formWords.ts';

/** A number, typed. */
export function NumberForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'number'>) {
  return (
    <div className={styles['numbers']}>
      <NumberInput label={ANSWER} labelledBy={labelledBy} value={draft} onValue={onDraft} locked={locked} />
      {question.unit !== undefined && <span>{question.unit}</span>}
    </div>
  );
}

interface NumberInputProps {
  label: string;
  labelledBy: string;
  value: unknown;
  onValue: (value: number | undefined) => void;
  locked: boolean;
}

/** Takes what is typed as soon as it is a number; says so where it is none. */
export function NumberInput({ label, labelledBy, value, onValue, locked }: NumberInputProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (typeof value === 'number' ? String(value) : '');
  const wrong = text.trim() !== '' && !Number.isFinite(parseNumber(text));
  return (
    <span className={styles['number']}>
      <input
        type="text"
        inputMode="decimal"
        className={styles['input']}
        autoComplete="off"
        aria-label={label}
        aria-describedby={labelledBy}
        aria-invalid={wrong}
        value={text}
        disabled={locked}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          const number = parseNumber(currentTarget.value);
          onValue(Number.isFinite(number) ? number : undefined);
        }}
      />
      {wrong && <span className={styles['wrong']}>{NO_NUMBER}</span>}
    </span>
  );
}
