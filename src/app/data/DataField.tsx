import { FieldControl } from '#builder/inspector/FieldControl.tsx';
import type { Field } from '#nn/field.ts';
import type { FieldText } from '#nn/fieldText.ts';
import { formatFixed } from '#ui/format.ts';
import { Slider } from '#ui/Slider.tsx';
import { decimalsOf } from './recipe.ts';

export interface DataFieldProps {
  name: string;
  field: Field;
  text: FieldText;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
}

/** A field of the data recipe. Amounts are sliders here, since one wants to see the data follow; the rest is as in the inspector. */
export function DataField({ name, field, text, value, onChange, error }: DataFieldProps) {
  if (field.kind === 'float' && !field.percent && !field.logarithmic) {
    const { min, max, step } = field;
    const format = (number: number) => formatFixed(number, decimalsOf(step));
    return (
      <Slider
        label={text.label}
        says={text.help}
        term={text.term}
        value={value as number}
        {...{ min, max, step, format, onChange }}
        whole={false}
      />
    );
  }
  return (
    <FieldControl
      name={name}
      field={field}
      text={text}
      value={value}
      onChange={onChange}
      error={error}
      slider={name === 'samples'}
    />
  );
}
