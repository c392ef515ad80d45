/** @file Points that were exported here come back as the very points they were. */
import { MAX_CLASSES } from '#data/draw.ts';
import { numberIn } from '#data/import/cells.ts';
import { readRows } from '#data/import/delimited.ts';
import { REACH } from '#data/reach.ts';

/** Columns of our own files. `class` counts from 0 and says the order of the classes, which their names alone would not. */
export const classColumns = ['x', 'y', 'label', 'class', 'set'] as const;
export const valueColumns = ['x', 'y', 'value', 'set'] as const;
export const lineColumns = ['x', 'value', 'set'] as const;

export interface OwnPoints {
  readonly task: 'classification' | 'regression';
  /** Rows of the data set `points`. */
  readonly points: readonly (readonly number[])[];
}

/** The points of a file that was exported here, exactly as they were, classes with their numbers; undefined where it is no such file. */
export function ownPoints(text: string): OwnPoints | undefined {
  const rows = [...readRows(text, { separator: ',', decimalComma: false }).rows].map(({ cells }) => cells);
  const header = rows.shift()?.join();
  const byClass = header === classColumns.join();
  if (!byClass && header !== valueColumns.join()) return undefined;
  const target = byClass ? classColumns.indexOf('class') : valueColumns.indexOf('value');
  const points = rows.map((row) => [0, 1, target].map((c) => numberIn(row[c] ?? '', { decimalComma: false })));
  const fits = points.every(
    ([x, y, t]) =>
      [x, y, t].every((n) => n !== undefined && Math.abs(n) <= REACH) &&
      (!byClass || (Number.isInteger(t) && t! >= 0 && t! < MAX_CLASSES)),
  );
  if (!fits || points.length < 2) return undefined;
  return { task: byClass ? 'classification' : 'regression', points: points as number[][] };
}
