import {
  type ChangeEvent,
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classes } from './classes.ts';
import { formatNumber, parseNumber } from './format.ts';
import { readNumberDraft } from './numberDraft.ts';
import { typeValue } from './partWords.ts';
import styles from './Slider.module.css';
import { fillShare, logLadder, nearestRung } from './sliderScale.ts';

export interface SliderProps {
  label: string;
  labelHidden?: boolean;
  value: number;
  min: number;
  max: number;
  /** Of a linear slider; default 1. A logarithmic one walks round numbers, ten to the decade. */
  step?: number;
  /** Logarithmic needs min > 0. Default linear. */
  scale?: 'linear' | 'log';
  /** Only whole numbers may be typed. Default: whether `min` and `step` are whole. */
  whole?: boolean;
  /** How the value is printed, read out and typed back. */
  format?: (value: number) => string;
  parse?: (text: string) => number;
  onChange: (value: number) => void;
  /** After a drag ends or a number was typed: for work too heavy to do on every move. */
  onCommit?: (value: number) => void;
  disabled?: boolean;
  /** What it does, in its card. */
  says?: string;
  /** The glossary's entry on it. */
  term?: string | undefined;
  className?: string;
}

const print = (value: number): string => formatNumber(value, 3, true);

/** A native range with its value always printed; clicking the printed value turns it into a field to type in. */
export function Slider(props: SliderProps) {
  const {
    label,
    labelHidden,
    value,
    min,
    max,
    step = 1,
    scale = 'linear',
    format = print,
    parse = parseNumber,
  } = props;
  const { onChange, onCommit, disabled, says, term, className } = props;
  const whole = props.whole ?? (scale === 'linear' && Number.isInteger(step) && Number.isInteger(min));
  const id = useId();
  const ladder = useMemo(() => (scale === 'log' ? logLadder(min, max) : null), [scale, min, max]);
  const [draft, setDraft] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const number = useRef<HTMLButtonElement>(null);
  const back = useRef(false);

  const at = ladder
    ? { min: 0, max: ladder.length - 1, step: 1, value: nearestRung(ladder, value) }
    : { min, max, step, value };
  const valueAt = (position: number): number => (ladder ? (ladder[position] ?? min) : position);

  /** Takes what was typed; where it is wrong says so, or with `giveUp` keeps the old value. Tells whether the field may close. */
  function finish(text: string, giveUp: boolean): boolean {
    const reading = readNumberDraft(text, { name: label.toLowerCase(), min, max, whole, parse, format });
    if (reading.error !== null && !giveUp) {
      setError(reading.error);
      return false;
    }
    setDraft(null);
    setError(null);
    if (reading.value !== null && reading.value !== value) {
      onChange(reading.value);
      onCommit?.(reading.value);
    }
    return true;
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    // the printed value takes the focus back; the same key press must not open it again
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') {
      back.current = finish(event.currentTarget.value, false);
      return;
    }
    back.current = true;
    setDraft(null);
    setError(null);
  }

  useEffect(() => {
    if (draft !== null || !back.current) return;
    back.current = false;
    number.current?.focus();
  }, [draft]);

  const share = fillShare(at.value, at.min, at.max);
  return (
    <div
      className={classes(styles['row'], labelHidden && styles['bare'], disabled && styles['off'], className)}
      data-explain={says}
      data-term={term}
    >
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <input
        id={id}
        type="range"
        className={styles['range']}
        style={{ '--share': share } as CSSProperties}
        {...at}
        aria-valuetext={format(value)}
        disabled={disabled}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(valueAt(event.currentTarget.valueAsNumber))}
        onPointerUp={(event) => onCommit?.(valueAt(event.currentTarget.valueAsNumber))}
        onKeyUp={(event) => onCommit?.(valueAt(event.currentTarget.valueAsNumber))}
      />
      {draft === null ? (
        <button
          ref={number}
          type="button"
          className={styles['value']}
          disabled={disabled}
          aria-label={typeValue(label, format(value))}
          onClick={() => setDraft(format(value))}
        >
          {format(value)}
        </button>
      ) : (
        <input
          className={classes(styles['value'], styles['typed'])}
          aria-label={label}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          inputMode="decimal"
          autoComplete="off"
          value={draft}
          ref={(input) => {
            if (input && document.activeElement !== input) {
              input.focus();
              input.select();
            }
          }}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setError(null);
          }}
          onKeyDown={onKey}
          onBlur={(event) => {
            if (!back.current) finish(event.currentTarget.value, true);
          }}
        />
      )}
      <div id={`${id}-error`} role="alert" className={styles['error']}>
        {error}
      </div>
    </div>
  );
}
