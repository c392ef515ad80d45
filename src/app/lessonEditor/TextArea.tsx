import { type ComponentProps, useId } from 'react';
import { FieldRow } from '#ui/FieldRow.tsx';
import styles from './Forms.module.css';

interface Props extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  label: string;
  labelHidden?: boolean;
  value: string;
  onChange: (value: string) => void;
  error?: string | null;
  hint?: string | undefined;
  /** Lines that are seen at least. */
  least?: number;
  code?: boolean;
}

/** Text of many lines, as high as its words. */
export function TextArea({ label, labelHidden, value, onChange, error, hint, least = 2, code, id, ...rest }: Props) {
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
    >
      <textarea
        rows={Math.max(least, value.split('\n').length)}
        spellCheck={!code}
        {...rest}
        id={control}
        className={styles['area']}
        data-code={code || undefined}
        value={value}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${control}-error` : hint === undefined ? undefined : `${control}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </FieldRow>
  );
}
