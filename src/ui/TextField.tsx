import { type ComponentProps, type ReactNode, useId } from 'react';
import { FieldRow } from './FieldRow.tsx';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> {
  label: string;
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'search' | 'url';
  error?: string | null;
  hint?: ReactNode;
}

/** One line of text. */
export function TextField({ label, labelHidden, onChange, error, hint, id, className, ...rest }: TextFieldProps) {
  const ownId = useId();
  const control = id ?? ownId;
  return (
    <FieldRow
      label={label}
      {...(labelHidden ? { labelHidden } : {})}
      controlId={control}
      error={error ?? null}
      errorId={`${control}-error`}
      hint={hint}
      hintId={`${control}-hint`}
      className={className}
    >
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={control}
        className={styles['input']}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${control}-error` : hint === undefined ? undefined : `${control}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldRow>
  );
}
