/** @file Points and tables as CSV. */

import { writeCsv } from '#data/import/writeCsv.ts';
import { classColumns, lineColumns, valueColumns } from '#data/points/ownPoints.ts';
import type { PreparedData } from '#data/prepare.ts';
import { listFromRows } from '#data/table/bringRows.ts';
import { tableOf } from '#data/table/tableRows.ts';
import type { ColumnValue } from '#nn/field.ts';

/** The number with the fewest digits that rounds to the same float32, the precision in which points are computed with: 0.1 for 0.10000000149. */
export function shortFloat(value: number): number {
  const single = Math.fround(value);
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(single.toPrecision(digits));
    if (Math.fround(short) === single) return short;
  }
  return single;
}

/** The samples of a data set as CSV, in their order: coordinates, class or value, and whether a row trains or tests the network. */
export function pointsCsv(data: PreparedData): string {
  const { coordinates, dimensions, targets, classNames, test } = data;
  const held = new Set(test);
  const rows = Array.from(targets, (target, i) => {
    const place = [...coordinates.subarray(i * dimensions, (i + 1) * dimensions)].map(shortFloat);
    const answer = data.task === 'classification' ? [classNames[target] ?? '', target] : [shortFloat(target)];
    return [...place, ...answer, held.has(i) ? 'test' : 'train'];
  });
  return writeCsv(rows, data.task === 'classification' ? classColumns : dimensions === 1 ? lineColumns : valueColumns);
}

/** The columns of a table of one's own, as the file had them. */
export function tableCsv(recipe: {
  readonly columns: readonly ColumnValue[];
  readonly rows: readonly (readonly number[])[];
  readonly kept?: string;
}): string {
  const { columns } = recipe;
  const cells = listFromRows(tableOf(recipe)).map((row) =>
    row.map((value, c) => (columns[c]!.kind === 'category' ? columns[c]!.categories![value]! : value)),
  );
  return writeCsv(
    cells,
    columns.map(({ name }) => name),
  );
}
