/** @file The columns of a table: which holds the answer, and what the inputs are called. */
import type { ColumnValue } from '#nn/field.ts';

/** The column that is asked for. */
export const answerOf = (columns: readonly ColumnValue[]) => columns.find(({ role }) => role === 'label');

/** What each input is called: a column, or "column = name" of a category. */
export const inputNames = (columns: readonly ColumnValue[]): string[] =>
  columns.flatMap(({ name, role, kind, categories = [] }) =>
    role === 'label' ? [] : kind === 'number' ? [name] : categories.map((category) => `${name} = ${category}`),
  );
