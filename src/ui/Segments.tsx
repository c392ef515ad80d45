import { useId } from 'react';
import { classes } from './classes.ts';
import styles from './Segments.module.css';

export interface SegmentOption<T extends string> {
  value: T;
  label: string;
  /** What it does, in its card. */
  says?: string;
  disabled?: boolean;
}

export interface SegmentsProps<T extends string> {
  /** What is being chosen; read out, and shown only with `labelShown`. */
  label: string;
  labelShown?: boolean;
  /** Two to four. More belong in a `Select`. */
  options: readonly SegmentOption<T>[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
  className?: string;
}

/** A choice of two to four, all in sight: a native radio group. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  const { label, labelShown, options, value, onChange, disabled, className } = props;
  const name = useId();
  return (
    <fieldset className={classes(styles['group'], className)} disabled={disabled}>
      <legend className={labelShown ? styles['legend'] : 'visually-hidden'}>{label}</legend>
      <div className={styles['track']}>
        {options.map((option) => (
          <label key={option.value} className={styles['segment']} data-explain={option.says}>
            <input
              type="radio"
              className={styles['radio']}
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              aria-description={option.says}
              onChange={() => onChange(option.value)}
            />
            <span className={styles['text']} data-text={option.label}>
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
