/** @file The samples of a table: its rows, split into what is given and what is asked for. */
import type { Samples } from '#nn/dataset.ts';
import type { ColumnValue } from '#nn/field.ts';
import { answerOf } from './columns.ts';
import { fitRows } from './fitRows.ts';
import { tableOf } from './tableRows.ts';

interface TableValues {
  readonly columns: readonly ColumnValue[];
  readonly rows: readonly (readonly number[])[];
  readonly kept: string;
}

export function drawTable(values: TableValues): Samples {
  const { columns } = values;
  const rows = tableOf(values);
  const { count, width } = rows;
  const inputs = columns.flatMap(({ role }, c) => (role === 'input' ? [c] : []));
  const label = columns.findIndex(({ role }) => role === 'label');
  const brought = new Float32Array(count * inputs.length);
  for (let row = 0; row < count; row++)
    for (const [i, c] of inputs.entries()) brought[row * inputs.length + i] = rows.values[row * width + c]!;
  return {
    inputs: brought,
    shape: [inputs.length],
    targets: Float32Array.from({ length: count }, (_, row) => rows.values[row * width + label] ?? 0),
    classNames: answerOf(columns)?.categories ?? [],
    fit: (train) => fitRows(columns, rows, train),
  };
}
