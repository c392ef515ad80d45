/** @file Where the points lie after each layer, as a table to save. */
import type { Table } from '#base/table.ts';
import type { TheatreResult } from '#probes/theatre/theatre.probe.ts';

/** A row for each point in each space. @param name of a space by its block; @param answerOf a row of the data */
export function theatreTable(
  result: TheatreResult | null | undefined,
  name: (id: string) => string,
  answerOf: (row: number) => string | number | null,
): Table | undefined {
  if (!result) return undefined;
  const { step, spaces, rows, grid, values } = result;
  const count = rows.length + grid * grid;
  return {
    columns: ['step', 'space', 'name', 'sample', 'answer', 'x', 'y'],
    rows: spaces.flatMap(({ id, offset }) =>
      rows.map((row, i) => [
        ...[step, id, name(id), row, answerOf(row), values[offset + i]!, values[offset + count + i]!],
      ]),
    ),
  };
}
