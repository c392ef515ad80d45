import { type ReactNode, useId } from 'react';
import { FieldRow } from './FieldRow.tsx';
import styles from './Select.module.css';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  disabled?: boolean;
  /** Options with the same group stand under its heading. */
  group?: string;
}

export interface SelectProps<T extends string> {
  label: string;
  labelHidden?: boolean;
  options: readonly SelectOption<T>[];
  value: T;
  onChange: (value: T) => void;
  error?: string | null;
  hint?: ReactNode;
  disabled?: boolean;
  id?: string;
  className?: string;
}

/** A native select in our dress. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, labelHidden, options, value, onChange, error, hint, disabled, className } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const groups = [...new Set(options.map((option) => option.group))];
  const list = (group: string | undefined) =>
    options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ));
  return (
    <FieldRow
      label={label}
      {...(labelHidden ? { labelHidden } : {})}
      controlId={id}
      error={error ?? null}
      errorId={`${id}-error`}
      hint={hint}
      hintId={`${id}-hint`}
      className={className}
    >
      <div className={styles['box']}>
        <select
          id={id}
          className={styles['select']}
          value={value}
          disabled={disabled}
          aria-invalid={Boolean(error)}
          aria-describedby={error ? `${id}-error` : hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.value as T)}
        >
          {groups.map((group) =>
            group === undefined ? (
              list(group)
            ) : (
              <optgroup key={group} label={group}>
                {list(group)}
              </optgroup>
            ),
          )}
        </select>
        <svg className={styles['chevron']} viewBox="0 0 16 16" aria-hidden>
          <path d="m4 6 4 4 4-4" />
        </svg>
      </div>
    </FieldRow>
  );
}
