import { useId } from 'react';
import type { ChoiceField, Field, FloatField, InitializerField, IntField, SetField } from '#nn/field.ts';
import {
  type Initializer,
  type InitializerType,
  initializerNumber,
  initializerOf,
  initializers,
  initializerType,
  initializerTypes,
} from '#nn/initializer.ts';
import { formatNumber, formatPercent, parseNumber, parsePercent } from '#ui/format.ts';
import { NumberField } from '#ui/NumberField.tsx';
import { Select } from '#ui/Select.tsx';
import { Slider } from '#ui/Slider.tsx';
import { Toggle } from '#ui/Toggle.tsx';
import styles from './FieldControl.module.css';
import { walkLogarithmic } from './walkLogarithmic.ts';

export interface FieldControlProps {
  /** The field's key in the document. */
  name: string;
  field: Field;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What is wrong for reasons the field itself cannot know. */
  error?: string | undefined;
  /** A slider where a number field would stand; logarithmic for whole numbers over more than two decades. */
  slider?: boolean;
  disabled?: boolean;
}

/** More steps than this between the ends are too fine for a slider. */
const SLIDER_STEPS = 200;

/** The control that a field's declaration asks for. Tables have panels of their own. */
export function FieldControl({
  name,
  field,
  value,
  onChange,
  error,
  slider = false,
  disabled = false,
}: FieldControlProps) {
  const shared = { onChange, disabled, error: error ?? null };
  return (
    <div className={styles['field']} data-field={name} title={field.help}>
      {field.kind === 'int' && <IntControl field={field} value={value as number} slider={slider} {...shared} />}
      {field.kind === 'float' && <FloatControl field={field} value={value as number} {...shared} />}
      {field.kind === 'flag' && (
        <Toggle label={field.label} checked={value as boolean} onChange={onChange} disabled={disabled} />
      )}
      {field.kind === 'choice' && (
        <Select
          label={field.label}
          options={optionsOf(field)}
          value={value as string}
          onChange={onChange}
          error={error ?? null}
          disabled={disabled}
        />
      )}
      {field.kind === 'set' && <SetControl field={field} value={value as readonly string[]} {...shared} />}
      {field.kind === 'initializer' && <InitializerControl field={field} value={value as Initializer} {...shared} />}
      {(field.kind === 'flag' || field.kind === 'set') && error !== undefined && (
        <p role="alert" className={styles['error']}>
          {error}
        </p>
      )}
    </div>
  );
}

interface ControlProps<F, T> {
  field: F;
  value: T;
  onChange: (value: unknown) => void;
  disabled: boolean;
  error: string | null;
}

const optionsOf = (field: ChoiceField | SetField) =>
  field.choices.map((value) => ({ value, label: field.names?.[value] ?? value }));

/** How a number is written and read back with its unit. */
function writing(unit: string | undefined) {
  const tail = unit === undefined ? '' : `\u202f${unit}`;
  return {
    format: (value: number) => `${formatNumber(value, 6, true)}${tail}`,
    parse: (text: string) => parseNumber(unit === undefined ? text : text.replace(unit, '')),
  };
}

function IntControl({
  field,
  value,
  onChange,
  disabled,
  error,
  slider,
}: ControlProps<IntField, number> & { slider: boolean }) {
  const { label, min, max } = field;
  const written = writing(field.unit);
  if (slider) {
    const wide = min > 0 && max / min > 100;
    return (
      <Slider
        label={label}
        value={value}
        min={min}
        max={max}
        scale={wide ? 'log' : 'linear'}
        whole
        disabled={disabled}
        {...writing(undefined)}
        onChange={(next) => onChange(Math.round(next))}
      />
    );
  }
  return (
    <NumberField
      label={label}
      value={value}
      min={min}
      max={max}
      onChange={onChange}
      disabled={disabled}
      error={error}
      {...written}
    />
  );
}

function FloatControl({ field, value, onChange, disabled, error }: ControlProps<FloatField, number>) {
  const { label, min, max, step } = field;
  const written = field.percent
    ? { format: (share: number) => formatPercent(share, 0), parse: parsePercent }
    : writing(field.unit);
  if (field.logarithmic) {
    const stepBy = (from: number, count: number) => walkLogarithmic(from, count, step);
    return (
      <NumberField
        label={label}
        value={value}
        min={min}
        max={max}
        stepBy={stepBy}
        onChange={onChange}
        disabled={disabled}
        error={error}
        {...written}
      />
    );
  }
  if ((max - min) / step <= SLIDER_STEPS && error === null) {
    return (
      <Slider
        label={label}
        value={value}
        min={min}
        max={max}
        step={step}
        whole={false}
        onChange={onChange}
        disabled={disabled}
        {...written}
      />
    );
  }
  return (
    <NumberField
      label={label}
      value={value}
      min={min}
      max={max}
      step={step}
      whole={false}
      onChange={onChange}
      disabled={disabled}
      error={error}
      {...written}
    />
  );
}

/** Any of several, as chips; the last that must stay cannot be taken off. */
function SetControl({ field, value, onChange, disabled }: ControlProps<SetField, readonly string[]>) {
  const least = value.length <= field.min;
  const id = useId();
  const toggle = (choice: string, on: boolean) =>
    onChange(field.choices.filter((c) => (c === choice ? on : value.includes(c))));
  return (
    <fieldset className={styles['set']} disabled={disabled} aria-describedby={least ? `${id}-least` : undefined}>
      <legend className={styles['legend']}>{field.label}</legend>
      <div className={styles['chips']}>
        {optionsOf(field).map((option) => {
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
          At least {field.min} must stay chosen.
        </span>
      )}
    </fieldset>
  );
}

const initializerNames: Record<InitializerType, string> = {
  pytorch: 'PyTorch default',
  glorotUniform: 'Glorot uniform',
  glorotNormal: 'Glorot normal',
  heUniform: 'He uniform',
  heNormal: 'He normal',
  lecunNormal: 'LeCun normal',
  normal: 'normal',
  uniform: 'uniform',
  zeros: 'zeros',
  constant: 'constant',
};

function InitializerControl({ field, value, onChange, disabled, error }: ControlProps<InitializerField, Initializer>) {
  const type = initializerType(value);
  const takes = initializers[type];
  return (
    <>
      <Select
        label={field.label}
        options={initializerTypes.map((t) => ({ value: t, label: initializerNames[t] }))}
        value={type}
        onChange={(next) => onChange(initializerOf(next))}
        disabled={disabled}
        error={error}
      />
      {takes && (
        <NumberField
          label={takes.name === 'std' ? 'Spread (std)' : takes.name === 'range' ? 'Range ±' : 'Value'}
          value={initializerNumber(value) ?? takes.default}
          min={takes.min}
          max={takes.max}
          step={0.05}
          whole={false}
          onChange={(number) => onChange(initializerOf(type, number))}
          disabled={disabled}
        />
      )}
    </>
  );
}
