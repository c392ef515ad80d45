import { reckon } from '#lesson/questions/arithmetic.ts';
import styles from './Forms.module.css';
import type { FormProps } from './form.ts';
import { ANSWER, side } from './formWords.ts';
import { NumberInput } from './NumberForm.tsx';

/** One number, or the sides of a shape. */
export function ArithmeticForm({ question, draft, onDraft, locked, labelledBy }: FormProps<'arithmetic'>) {
  const count = reckon(question)?.right.length ?? 1;
  const given: (number | undefined)[] = Array.from({ length: count }, (_, i) =>
    Array.isArray(draft) ? draft[i] : undefined,
  );
  return (
    <div className={styles['numbers']}>
      {given.map((value, i) => (
        <NumberInput
          key={i}
          label={count === 1 ? ANSWER : side(i + 1, count)}
          labelledBy={labelledBy}
          value={value}
          locked={locked}
          onValue={(next) => onDraft(given.with(i, next))}
        />
      ))}
    </div>
  );
}
