import { useId } from 'react';
import type {
  BiasInitializerField,
  ChoiceField,
  Field,
  FloatField,
  InitializerField,
  IntField,
  SetField,
} from '#nn/field.ts';
import type { FieldText } from '#nn/fieldText.ts';
import {
  type BiasInitializer,
  biasInitializerTypes,
  initializerNumber,
  initializerOf,
  initializers,
  initializerType,
  initializerTypes,
} from '#nn/initializer.ts';
import { Button } from '#ui/Button.tsx';
import { formatNumber, formatPercent, parseNumber, parsePercent } from '#ui/format.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { Slider } from '#ui/Slider.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './FieldControl.module.css';
import { initializerNames } from './initialWords.ts';
import { leastChosen, SPREAD } from './inspectorWords.ts';
import { walkLogarithmic } from './walkLogarithmic.ts';

export interface FieldControlProps {
  /** The field's key in the document. */
  name: string;
  field: Field;
  /** What is said of it. */
  text: FieldText;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What is wrong for reasons the field itself cannot know. */
  error?: string | undefined;
  /** Ways out of that, as buttons beneath. */
  fixes?: readonly { readonly label: string; readonly apply: () => void }[];
  /** A slider where a number field would stand; logarithmic for whole numbers over more than two decades. */
  slider?: boolean;
  disabled?: boolean;
}

/** More steps than this between the ends are too fine for a slider. */
const SLIDER_STEPS = 200;

/** The control that a field's declaration asks for. Tables have panels of their own. */
export function FieldControl(props: FieldControlProps) {
  const { name, field, text, value, onChange, error, fixes = [], slider = false, disabled = false } = props;
  const shared = { label: text.label, text, onChange, disabled, error: error ?? null };
  return (
    <div className={styles['field']} data-field={name} data-explain={text.help} data-term={text.term}>
      {(field.kind === 'int' || field.kind === 'float') && (
        <NumberControl {...shared} field={field} value={value as number} slider={slider} />
      )}
      {field.kind === 'flag' && (
        <Toggle label={text.label} checked={value as boolean} onChange={onChange} disabled={disabled} />
      )}
      {field.kind === 'choice' && <Select {...shared} options={optionsOf(field, text)} value={value as string} />}
      {field.kind === 'set' && <SetControl {...shared} field={field} value={value as readonly string[]} />}
      {(field.kind === 'initializer' || field.kind === 'biasInitializer') && (
        <InitializerControl {...shared} field={field} value={value as BiasInitializer} />
      )}
      {(field.kind === 'flag' || field.kind === 'set') && error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
      {fixes.length > 0 && (
        <div className={styles['fixes']}>
          {fixes.map(({ label, apply }) => (
            <Button key={label} onClick={apply}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

interface ControlProps<F, T> {
  label: string;
  text: FieldText;
  field: F;
  value: T;
  onChange: (value: unknown) => void;
  disabled: boolean;
  error: string | null;
}

const optionsOf = (field: ChoiceField | SetField, { names }: FieldText) =>
  field.choices.map((value) => ({ value, label: names?.[value] ?? value }));

/** How a number is written and read back with its unit. */
function writing(unit?: string) {
  const tail = unit === undefined ? '' : `\u202f${unit}`;
  return {
    format: (value: number) => `${formatNumber(value, 6, true)}${tail}`,
    parse: (text: string) => parseNumber(unit === undefined ? text : text.replace(unit, '')),
  };
}
const inPercent = { format: (share: number) => formatPercent(share, 0), parse: parsePercent };

/** A number in a field, or on a slider where its ends are near or one is asked for. */
function NumberControl({
  field,
  text,
  slider,
  error,
  onChange,
  ...rest
}: ControlProps<IntField | FloatField, number> & { slider: boolean }) {
  const { min, max } = field;
  const written = field.kind === 'float' && field.percent ? inPercent : writing(text.unit);
  const shared = { ...rest, ...written, min, max };
  if (field.kind === 'int') {
    if (!slider) return <NumberField {...shared} error={error} onChange={onChange} />;
    const scale = min > 0 && max / min > 100 ? 'log' : 'linear';
    return <Slider {...shared} {...writing()} scale={scale} whole onChange={(next) => onChange(Math.round(next))} />;
  }
  const { step, logarithmic } = field;
  if (!logarithmic && (max - min) / step <= SLIDER_STEPS && error === null)
    return <Slider {...shared} step={step} whole={false} onChange={onChange} />;
  const walk = logarithmic
    ? { stepBy: (from: number, count: number) => walkLogarithmic(from, count, step) }
    : { step, whole: false };
  return <NumberField {...shared} {...walk} error={error} onChange={onChange} />;
}

/** Any of several, as chips; the last that must stay cannot be taken off. */
function SetControl({ label, field, text, value, onChange, disabled }: ControlProps<SetField, readonly string[]>) {
  const least = value.length <= field.min;
  const id = useId();
  const toggle = (choice: string, on: boolean) =>
    onChange(field.choices.filter((c) => (c === choice ? on : value.includes(c))));
  return (
    <fieldset className={styles['set']} disabled={disabled} aria-describedby={least ? `${id}-least` : undefined}>
      <legend className={styles['legend']}>{label}</legend>
      <div className={styles['chips']}>
        {optionsOf(field, text).map((option) => {
          const on = value.includes(option.value);
          return (
            <label key={option.value} className={styles['chip']}>
              <input
                type="checkbox"
                checked={on}
                disabled={on && least}
                onChange={(event) => toggle(option.value, event.currentTarget.checked)}
              />
              <span>{option.label}</span>
            </label>
          );
        })}
      </div>
      {least && (
        <span id={`${id}-least`} className="visually-hidden">
          {leastChosen(field.min)}
        </span>
      )}
    </fieldset>
  );
}

function InitializerControl({
  field,
  text,
  label,
  value,
  onChange,
  disabled,
  error,
}: ControlProps<InitializerField | BiasInitializerField, BiasInitializer>) {
  const type = value === 'usual' ? value : initializerType(value);
  const takes = type === 'usual' ? undefined : initializers[type];
  const choices = field.kind === 'initializer' ? initializerTypes : (['usual', ...biasInitializerTypes] as const);
  return (
    <>
      <Select
        label={label}
        error={error}
        options={choices.map((t) => ({
          value: t,
          label: t === 'usual' ? (text.names?.[t] ?? t) : initializerNames[t],
        }))}
        value={type}
        onChange={(next) => onChange(next === 'usual' ? next : initializerOf(next))}
        disabled={disabled}
      />
      {takes && (
        <NumberField
          label={takes.name === 'std' ? SPREAD : takes.name === 'range' ? 'Range ±' : 'Value'}
          value={(value === 'usual' ? undefined : initializerNumber(value)) ?? takes.default}
          min={takes.min}
          max={takes.max}
          step={0.05}
          whole={false}
          onChange={(number) => type !== 'usual' && onChange(initializerOf(type, number))}
          disabled={disabled}
        />
      )}
    </>
  );
}
