import { testShare } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { type ColumnValue, columns as columnsField, int, rows as rowsField, text } from '#nn/field.ts';
import { answerOf, inputNames } from './columns.ts';

/** Rows and inputs that a table has at most. */
export const MOST_ROWS = 50_000;
export const MOST_INPUTS = 64;
export const MOST_CATEGORIES = 256;

const example: readonly ColumnValue[] = [
  { name: 'height', role: 'input', kind: 'number' },
  { name: 'weight', role: 'input', kind: 'number' },
  { name: 'kind', role: 'label', kind: 'category', categories: ['cat', 'dog'] },
];

/**
 * A table of one's own: rows of numbers and categories, one column of which is the answer. Numbers are scaled to mean 0 and spread 1 of the training rows, a
 * category is one input a name, 1 where it holds (one-hot). Rows hold what the file held: a number, or the place of a category. Many rows stay in this browser and
 * the document names them by a hash: where they are not at hand there are no samples, but everything that is asked of a network is known.
 */
export const table = defineDataset({
  type: 'table',
  task: ({ columns }) => (answerOf(columns)?.kind === 'number' ? 'regression' : 'classification'),
  kind: ({ columns }) => (inputNames(columns).length > 1 ? 'plane' : 'line'),
  imported: true,
  fields: {
    title: text({ default: '', maxLength: 200 }),
    columns: columnsField({ default: example, maxColumns: MOST_INPUTS + 1, maxCategories: MOST_CATEGORIES }),
    rows: rowsField({
      default: [
        [25, 4.2, 0],
        [61, 32, 1],
        [23, 3.9, 0],
        [55, 24, 1],
      ],
      maxRows: MOST_ROWS,
    }),
    kept: text({ default: '', maxLength: 16 }),
    count: int({ default: 0, min: 0, max: MOST_ROWS }),
    testShare,
  },
  // What the file says of itself is not chosen.
  idle: () => ['count'],
  check({ columns, rows, kept }) {
    const labels = columns.filter(({ role }) => role === 'label');
    if (labels.length !== 1) return { field: 'columns', found: { code: 'oneLabel', received: labels.length } };
    if (columns.length < 2) return { field: 'columns', found: { code: 'noInput' } };
    const [answer] = labels;
    if (answer!.kind === 'category' && answer!.categories!.length < 2)
      return { field: 'columns', found: { code: 'twoClasses' } };
    if (kept !== '') return rows.length === 0 ? undefined : { field: 'rows', found: { code: 'keptRows' } };
    for (const [r, row] of rows.entries()) {
      if (row.length !== columns.length)
        return { field: 'rows', found: { code: 'rowLength', at: r, needed: columns.length, received: row.length } };
      const c = columns.findIndex(
        ({ kind, categories }, i) =>
          kind === 'category' && !(Number.isInteger(row[i]) && row[i]! >= 0 && row[i]! < categories!.length),
      );
      if (c >= 0)
        return {
          field: 'rows',
          found: {
            code: 'row',
            at: r,
            column: columns[c]!.name,
            found: { code: 'wholeBetween', min: 0, max: columns[c]!.categories!.length - 1, received: row[c] },
          },
        };
    }
    return undefined;
  },
  generate: generatedLate('table'),
});
