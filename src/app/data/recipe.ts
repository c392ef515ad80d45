/** @file Data recipes: from one set to another, from one task to the other, and which fields are shown. */

import { type DatasetType, datasets } from '#data/index.ts';
import { texts } from '#data/texts.ts';
import { type DatasetDefinition, type DatasetText, type InputKind, kindOf, taskOf } from '#nn/dataset.ts';
import type { DataValues } from '#nn/document.ts';
import { defaults, type Field, type Fields, fieldError, type Values } from '#nn/field.ts';
import { formatCount } from '#ui/format.ts';
import { POINTS_ON_THE_PLANE } from './dataWords.ts';
import { type PointRow, rowsForTask } from './paint.ts';

/** Fields that mean the same on every set of a kind that has them, and keep their value from one to the next. */
const shared = ['samples', 'noise', 'testShare', 'features', 'task'] as const;

/** The definition of a type that a valid document names. */
export const definitionOf = (type: string): DatasetDefinition =>
  datasets[type as DatasetType] as unknown as DatasetDefinition;

/** What it says of itself. */
export const textOf = (type: string): DatasetText => texts[type as DatasetType];

/** Sets whose samples go into the same networks: the points of the plane and of a line, and each other kind for itself. */
export type Family = 'points' | Exclude<InputKind, 'plane' | 'line'>;

export function familyOf(type: string): Family {
  const definition = definitionOf(type);
  const kind = kindOf(definition, defaults(definition.fields));
  return kind === 'plane' || kind === 'line' ? 'points' : kind;
}

/** Groups of the picker, in its order. */
export const groupNames = {
  points: POINTS_ON_THE_PLANE,
  values: 'Values',
  image: 'Images',
  sequence: 'Sequences',
  tokens: 'Tokens',
} as const;
export type Group = keyof typeof groupNames;

/** The group of a set: points that belong to classes, numbers over the plane or a line, or what kind of sample it holds. */
export function groupOf(type: string): Group {
  const family = familyOf(type);
  if (family !== 'points') return family;
  const definition = definitionOf(type);
  return taskOf(definition, defaults(definition.fields)) === 'classification' ? 'points' : 'values';
}

/** The sets of a group, in the order of the list of all. */
export const typesIn = (group: Group): DatasetType[] =>
  (Object.keys(datasets) as DatasetType[]).filter((type) => groupOf(type) === group && !definitionOf(type).imported);

/** What the samples of a set are called, in the plural: "points", "images". */
export function samplesWord(type: string): string {
  if (type === 'table') return 'rows';
  return textOf(type).fields['samples']?.unit || (familyOf(type) === 'image' ? 'images' : 'points');
}

/** How many samples there are, in the set's own word: "500 points", "1 image". */
export function countText(type: string, count: number): string {
  const word = samplesWord(type);
  return `${formatCount(count)} ${count === 1 ? word.replace(/s$/, '') : word}`;
}

/**
 * The recipe of a newly chosen set: what it was when it was last left, or its defaults; with the shared fields of the present one where that is of the
 * same family and the set has them and allows their value.
 * @param left the recipe with which the set was left earlier
 */
export function recipeFor(type: DatasetType, present: DataValues, left?: DataValues): DataValues {
  const { fields } = definitionOf(type);
  const kept = shared.filter((name) => {
    if (familyOf(type) !== familyOf(present.type)) return false;
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
    .filter(
      ({ name, field }) => !still.includes(name) && !['table', 'text'].includes(field.kind) && name !== 'features',
    );
  return {
    plain: shown.filter(({ field }) => !field.advanced),
    advanced: shown.filter(({ field }) => field.advanced),
  };
}

/** Decimals of a field's step, so that a slider's printed value keeps its length while it moves: 0.01 → 2. */
export function decimalsOf(step: number): number {
  return (String(step).split('.')[1] ?? '').length;
}
