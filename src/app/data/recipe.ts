/** @file Data recipes: from one set to another, from one task to the other, and which fields are shown. */
import { type DatasetType, datasets } from '#data/index.ts';
import type { DatasetDefinition } from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults, type Field, type Fields, fieldError, type Values } from '#nn/field.ts';
import { type PointRow, rowsForTask } from './paint.ts';

/** Fields that mean the same on every set that has them, and keep their value from one to the next. */
const shared = ['samples', 'noise', 'testShare', 'features'] as const;

/** The definition of a type that a valid document names. */
export const definitionOf = (type: string): DatasetDefinition =>
  datasets[type as DatasetType] as unknown as DatasetDefinition;

/**
 * The recipe of a newly chosen set: what it was when it was last left, or its defaults; with the shared fields of the present one where the
 * set has them and allows their value.
 * @param left the recipe with which the set was left earlier
 */
export function recipeFor(type: DatasetType, present: DataValues, left?: DataValues): DataValues {
  const { fields } = definitionOf(type);
  const kept = shared.filter((name) => {
    const field = fields[name];
    return field && present[name] !== undefined && fieldError(field, present[name]) === undefined;
  });
  return { ...defaults(fields), ...left, type, ...Object.fromEntries(kept.map((name) => [name, present[name]])) };
}

/** The recipe with one field changed. Points given one by one follow their task: classes become values and values classes. */
export function withField(data: DataValues, name: string, value: unknown): DataValues {
  const changed = { ...data, [name]: value };
  if (data.type !== 'points' || name !== 'task' || value === data['task']) return changed;
  return {
    ...changed,
    points: rowsForTask(data['points'] as readonly PointRow[], value as 'classification' | 'regression'),
  };
}

export interface ShownField {
  readonly name: string;
  readonly field: Field;
}

/** The fields of a recipe that have an effect and a control in the form, in their order, parted by whether they wait behind "More". */
export function shownFields(data: DataValues): {
  readonly plain: readonly ShownField[];
  readonly advanced: readonly ShownField[];
} {
  const { fields, idle } = definitionOf(data.type);
  const still = idle?.(data as unknown as Values<Fields>) ?? [];
  const shown = Object.entries(fields)
    .map(([name, field]) => ({ name, field }))
    .filter(({ name, field }) => !still.includes(name) && field.kind !== 'table' && name !== 'features');
  return {
    plain: shown.filter(({ field }) => !field.advanced),
    advanced: shown.filter(({ field }) => field.advanced),
  };
}

/** Decimals of a field's step, so that a slider's printed value keeps its length while it moves: 0.01 → 2. */
export function decimalsOf(step: number): number {
  return (String(step).split('.')[1] ?? '').length;
}
