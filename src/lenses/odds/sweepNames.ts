/** @file What the values of a sweep are called. */
import { readValues } from '#nn/axisValues.ts';
import type { Values } from '#nn/field.ts';
import type { Axis } from '#nn/sweep.ts';
import type { oddsFields } from './oddsFields.ts';
import type { SweepChoice } from './sweepChoices.ts';

/** A field of a sweep that is shown, though the document may not have it any more. */
export const fieldOf = (fields: readonly SweepChoice[], { path, values }: Axis): SweepChoice =>
  fields.find((one) => one.path === path) ?? { path, group: '', label: path, current: undefined, values };

/** "3", "Adam", "on". */
export const valueName = ({ names }: Pick<SweepChoice, 'names'>, value: unknown): string =>
  names?.[String(value)] ?? (value === true ? 'on' : value === false ? 'off' : String(value));

/** "units 3", "optimiser Adam, noise 0.1". */
export const triedWords = (fields: readonly SweepChoice[], at: readonly unknown[]): string =>
  fields.map((field, i) => `${field.label.toLowerCase()} ${valueName(field, at[i])}`).join(', ');

/** What the lens is set to try. */
export function axesOf({ over, values, and, andValues }: Values<typeof oddsFields>): readonly Axis[] {
  const first = over === '' ? [] : [{ path: over, values: readValues(values) }];
  const second = over === '' || and === '' || and === over ? [] : [{ path: and, values: readValues(andValues) }];
  return [...first, ...second];
}
