/** @file Questions, goals and hints as rows of a form: their fields, and what a new one begins with. */
import { goal } from '#lesson/goal.ts';
import { hint } from '#lesson/lesson.ts';
import { type QuestionKindName, questionKinds } from '#lesson/questions/index.ts';
import { isObject } from '#nn/json.ts';
import type { RowList } from './draft.ts';
import { emptyRow, type FormField, formFields } from './formField.ts';

export const kindNames = Object.keys(questionKinds) as readonly QuestionKindName[];

/** The fields of a row of a list; of a question, of its kind. */
export function fieldsOf(list: RowList, row: unknown): readonly FormField[] {
  if (list === 'goals') return formFields(goal.table);
  if (list === 'hints') return formFields(hint.table!);
  const kind = isObject(row) ? row['kind'] : undefined;
  const known = kindNames.find((name) => name === kind);
  return known ? formFields(questionKinds[known].shape.table, ['kind']) : [];
}

/** A question of a kind, with what must be there; what another had under the same name stays. */
export function questionOf(
  kind: QuestionKindName,
  id: string,
  before: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  const fields = formFields(questionKinds[kind].shape.table, ['kind']);
  const kept = Object.entries(before).filter(([name]) => fields.some((field) => field.name === name));
  const begins = { ...emptyRow(fields), ...starts[kind] };
  return { kind, ...begins, ...Object.fromEntries(kept), id };
}

/** What makes a new question whole but for its words. */
const starts: Readonly<Record<QuestionKindName, Readonly<Record<string, unknown>>>> = {
  choice: { choices: [{ says: '', right: true }, { says: '' }] },
  several: { choices: [{ says: '', right: true }, { says: '' }] },
  number: {},
  slider: { min: 0, max: 100, step: 5 },
  order: { items: [] },
  text: {},
  draw: { what: 'border' },
  match: { pairs: [{ item: '', to: '' }] },
  arithmetic: { of: 'product' },
};

export const emptyGoal = (id: string): Record<string, unknown> => ({
  ...emptyRow(formFields(goal.table)),
  id,
  solution: { steps: 300, tried: [] },
});
export const emptyHint = (): Record<string, unknown> => emptyRow(formFields(hint.table!));
