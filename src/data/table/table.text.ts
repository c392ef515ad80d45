import { testShareText } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { table } from './table.ts';

export const tableText: DatasetTextOf<typeof table> = {
  name: 'Your table',
  summary: 'A table of your own: some columns go in, one is the answer.',
  fields: {
    title: { label: 'File', help: 'What the table is called.' },
    columns: { label: 'Columns', help: 'What each column is called, holds, and is for.' },
    rows: { label: 'Rows', help: 'One row a sample: a number for each column, or the place of a category.' },
    kept: { label: 'Kept rows', help: 'The hash of rows that are too many for a document.' },
    count: { label: 'Count', help: 'How many rows are kept.' },
    testShare: testShareText,
  },
};
