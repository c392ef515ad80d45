import { formatNumber } from '#ui/format.ts';
import { Slider } from '#ui/Slider.tsx';
import type { FormProps } from './form.ts';
import { ANSWER } from './formWords.ts';

/** A number on a scale; it stands in the middle until it is moved, and counts from then on. */
export function SliderForm({ question, draft, onDraft, locked }: FormProps<'slider'>) {
  const { min, max, step, unit } = question;
  const middle = min + Math.round((max - min) / 2 / step) * step;
  return (
    <Slider
      label={ANSWER}
      labelHidden
      value={typeof draft === 'number' ? draft : middle}
      min={min}
      max={max}
      step={step}
      disabled={locked}
      format={(value) => [formatNumber(value, 3, true), unit].filter(Boolean).join(unit === '%' ? '\u202f' : ' ')}
      onChange={onDraft}
    />
  );
}
