import { useId } from 'react';
import { ClassMark } from '#charts/ClassMark.tsx';
import { lettersFor, MAX_CLASSES } from '#data/draw.ts';
import { formatCount } from '#ui/format.ts';
import styles from './Editor.module.css';
import { CLASS_TO_PAINT, classPointsWords } from './pointsWords.ts';

const letters = lettersFor(MAX_CLASSES);

/** The class to paint with, by mark and letter, and how many points each has. */
export function ClassChoice(props: { value: number; counts: readonly number[]; onChange: (label: number) => void }) {
  const name = useId();
  return (
    <fieldset>
      <legend className="visually-hidden">{CLASS_TO_PAINT}</legend>
      <div className={styles['classes']}>
        {letters.map((letter, k) => (
          <label key={letter} className={styles['class']}>
            <input
              type="radio"
              name={name}
              checked={k === props.value}
              aria-label={classPointsWords(letter, formatCount(props.counts[k] ?? 0))}
              onChange={() => props.onChange(k)}
            />
            <ClassMark index={k} size={14} />
            <span>{letter}</span>
            <span className={styles['tally']}>{formatCount(props.counts[k] ?? 0)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
