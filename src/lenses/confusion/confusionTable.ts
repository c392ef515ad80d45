/** @file The confusion matrix as a table to save: a row for each pair of classes. */
import type { Table } from '#base/table.ts';

/** @param counts [asked][said] */
export const confusionTable = (
  counts: readonly (readonly number[])[],
  classNames: readonly string[],
  step: number,
): Table => ({
  columns: ['step', 'asked', 'said', 'count', 'share_of_asked'],
  rows: counts.flatMap((row, asked) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count, said) => [
      ...[step, classNames[asked] ?? '', classNames[said] ?? '', count, sum === 0 ? null : count / sum],
    ]);
  }),
});
