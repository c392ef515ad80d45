import { type ReactNode, useId } from 'react';
import { FieldRow } from './FieldRow.tsx';
import styles from './Toggle.module.css';

export interface ToggleProps {
  label: string;
  labelHidden?: boolean;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
  disabled?: boolean;
  id?: string;
  className?: string;
}

/** On or off, at once: a native checkbox that says it is a switch. */
export function Toggle({ label, labelHidden, checked, onChange, hint, disabled, id, className }: ToggleProps) {
  const ownId = useId();
  const control = id ?? ownId;
  return (
    <FieldRow
      label={label}
      {...(labelHidden ? { labelHidden } : {})}
      controlId={control}
      hint={hint}
      hintId={`${control}-hint`}
      layout="end"
      className={className}
    >
      <input
        id={control}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state itself; aria-checked could contradict it
        role="switch"
        className={styles['switch']}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${control}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </FieldRow>
  );
}
