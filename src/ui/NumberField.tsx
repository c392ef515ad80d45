import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { classes } from './classes.ts';
import { FieldRow } from './FieldRow.tsx';
import { formatNumber, parseNumber } from './format.ts';
import styles from './NumberField.module.css';
import { afterEcho, clamp, readNumberDraft, stepNumber } from './numberDraft.ts';

export interface NumberFieldProps {
  label: string;
  labelHidden?: boolean;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  /** Of the arrows and of − and +; Shift × 10. Default 1. */
  step?: number;
  /** What one step up does instead of adding `step`: a learning rate may double. `count` is ±1 or ±10. */
  stepBy?: (value: number, count: number) => number;
  /** Default: whether `step` is whole and no `stepBy` is given. */
  whole?: boolean;
  format?: (value: number) => string;
  parse?: (text: string) => number;
  /** What is wrong for reasons the field cannot know (shapes that do not fit). Shown beneath, like its own. */
  error?: string | null;
  hint?: ReactNode;
  disabled?: boolean;
  id?: string;
  className?: string;
}

/** Values on their way that are remembered. */
const MOST_GIVEN = 32;

const print = (value: number): string => formatNumber(value, 6, true);

/**
 * A number between − and +. Typed text is taken as soon as it is right; while it is wrong the value stays as it was, the text stays as it
 * was typed, and words beneath say what would be right.
 */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    labelHidden,
    value,
    onChange,
    min,
    max,
    step = 1,
    stepBy,
    format = print,
    parse = parseNumber,
  } = props;
  const { error, hint, disabled, className } = props;
  const whole = props.whole ?? (Number.isInteger(step) && !stepBy);
  const ownId = useId();
  const id = props.id ?? ownId;
  const [draft, setDraft] = useState<string | null>(null);
  const reading =
    draft === null ? null : readNumberDraft(draft, { name: label.toLowerCase(), min, max, whole, parse, format });
  const wrong = reading?.error ?? error ?? null;

  // A value that came from elsewhere (undo, another control) wins over a draft that meant something else; one that the field itself gave out a moment ago,
  // and that comes back while its successor is being typed, does not.
  const [seen, setSeen] = useState(value);
  const [given, setGiven] = useState<readonly number[]>([]);
  if (seen !== value) {
    setSeen(value);
    const rest = afterEcho(given, value);
    setGiven(rest ?? []);
    if (!rest && draft !== null && parse(draft) !== value) setDraft(null);
  }

  function walk(count: number): void {
    const from = reading?.value ?? value;
    const next = stepBy ? clamp(stepBy(from, count), { min, max }) : stepNumber(from, count, step, { min, max });
    setDraft(null);
    if (next !== value) onChange(next);
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    const big = event.shiftKey ? 10 : 1;
    if (event.key === 'ArrowUp') walk(big);
    else if (event.key === 'ArrowDown') walk(-big);
    else if (event.key === 'PageUp') walk(10);
    else if (event.key === 'PageDown') walk(-10);
    else if (event.key === 'Enter' && wrong === null) setDraft(null);
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      setDraft(null);
    } else return;
    event.preventDefault();
  }

  const name = label.toLowerCase();
  return (
    <FieldRow
      label={label}
      {...(labelHidden ? { labelHidden } : {})}
      controlId={id}
      error={wrong}
      errorId={`${id}-error`}
      hint={hint}
      hintId={`${id}-hint`}
      className={className}
    >
      <div className={classes(styles['field'], wrong !== null && styles['bad'], disabled && styles['off'])}>
        <button
          type="button"
          tabIndex={-1}
          className={styles['step']}
          aria-label={`Decrease ${name}`}
          disabled={disabled || (min !== undefined && value <= min)}
          onClick={(event) => walk(event.shiftKey ? -10 : -1)}
        >
          −
        </button>
        <input
          id={id}
          className={styles['input']}
          role="spinbutton"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={draft ?? format(value)}
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          aria-valuetext={draft ?? format(value)}
          aria-invalid={wrong !== null}
          aria-describedby={classes(wrong !== null && `${id}-error`, hint !== undefined && `${id}-hint`) || undefined}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setDraft(text);
            const read = readNumberDraft(text, { name: name, min, max, whole, parse, format });
            if (read.value === null || read.value === value) return;
            setGiven((before) => [...before, read.value!].slice(-MOST_GIVEN));
            onChange(read.value);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => reading?.error === null && setDraft(null)}
          onKeyDown={onKey}
        />
        <button
          type="button"
          tabIndex={-1}
          className={styles['step']}
          aria-label={`Increase ${name}`}
          disabled={disabled || (max !== undefined && value >= max)}
          onClick={(event) => walk(event.shiftKey ? 10 : 1)}
        >
          +
        </button>
      </div>
    </FieldRow>
  );
}
