/** @file Points as tables: writing any data set as CSV, reading it back exactly, and saying in words what was read. */
import { type CsvTable, numberIn, writeCsv } from '#data/csv.ts';
import { lettersFor, MAX_CLASSES } from '#data/draw.ts';
import type { PreparedData } from '#data/prepare.ts';
import { REACH } from '#data/reach.ts';
import { type ColumnRole, type ColumnScale, guessRoles, type PointReading, readPoints } from '#data/readPoints.ts';
import { formatCount, formatNumber } from '#ui/format.ts';

/** Columns of our own files. `class` counts from 0 and says the order of the classes, which their names alone would not. */
const classColumns = ['x', 'y', 'label', 'class', 'set'] as const;
const valueColumns = ['x', 'y', 'value', 'set'] as const;
const lineColumns = ['x', 'value', 'set'] as const;

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

const hasHeader = (table: CsvTable, columns: readonly string[]) => table.header?.join() === columns.join();

/**
 * Reads points as `readPoints` does, rounded to float32. A file of our own that is read as it was written gives the very points it was made from:
 * nothing is scaled, and classes keep their number.
 */
export function readTable(table: CsvTable, roles: readonly ColumnRole[]): PointReading {
  const reading = readPoints(table, roles);
  if (!reading.points) return reading;
  const exact = ownRows(table, roles);
  if (exact) {
    // What a class was called in the set it comes from; of a class without points, its letter.
    const called = (letter: string, k: number) => table.rows[exact.findIndex((row) => row[2] === k)]?.[2] ?? letter;
    const classNames = reading.points.task === 'classification' ? lettersFor(MAX_CLASSES).map(called) : [];
    return { points: { ...reading.points, rows: exact, classNames, scales: { x: kept, y: kept } }, problems: [] };
  }
  const rows = reading.points.rows.map(([x, y, v]) => [shortFloat(x), shortFloat(y), shortFloat(v)] as const);
  return { points: { ...reading.points, rows }, problems: [] };
}

const kept: ColumnScale = { centre: 0, half: 1 };

function ownRows(table: CsvTable, roles: readonly ColumnRole[]): [number, number, number][] | undefined {
  const byClass = hasHeader(table, classColumns);
  if (!byClass && !hasHeader(table, valueColumns)) return undefined;
  if (roles.join() !== guessRoles(table).join()) return undefined;
  const target = byClass ? classColumns.indexOf('class') : valueColumns.indexOf('value');
  const rows = table.rows.map((row) => [0, 1, target].map((c) => numberIn(row[c] ?? '', table.separator)));
  const fits = rows.every(
    ([x, y, t]) =>
      [x, y, t].every((n) => n !== undefined && Math.abs(n) <= REACH) &&
      (!byClass || (Number.isInteger(t) && t! >= 0 && t! < MAX_CLASSES)),
  );
  return fits ? (rows as [number, number, number][]) : undefined;
}

/** The roles with one column's changed; another column that had it gives it up, and so does the one with the other kind of answer. */
export function assignRole(roles: readonly ColumnRole[], column: number, role: ColumnRole): ColumnRole[] {
  const rivals: readonly ColumnRole[] = role === 'label' || role === 'value' ? ['label', 'value'] : [role];
  return roles.map((held, c) => (c === column ? role : role !== 'ignore' && rivals.includes(held) ? 'ignore' : held));
}

const plural = (count: number, word: string) => `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;

/** What was read, in sentences: how many points, what the classes are called here, and which columns were scaled. */
export function readingText({ points }: PointReading): string[] {
  if (!points) return [];
  const { rows, classNames, scales } = points;
  const sentences: string[] = [];
  if (points.task === 'classification') {
    const letters = lettersFor(classNames.length);
    const counts = classNames.map((_, k) => rows.filter((row) => row[2] === k).length);
    const found = classNames.flatMap((name, k) => {
      const called = name === letters[k] ? name : `${letters[k]} is “${name}”`;
      return counts[k] === 0 ? [] : [`${called} (${formatCount(counts[k]!)})`];
    });
    sentences.push(
      `${plural(rows.length, 'point')} in ${found.length} ${found.length === 1 ? 'class' : 'classes'}: ${found.join(', ')}.`,
    );
  } else sentences.push(`${plural(rows.length, 'point')} with a value each.`);
  const moved = Object.entries(scales).filter(([, { centre, half }]) => centre !== 0 || half !== 1);
  const print = (value: number) => formatNumber(value, 4, true);
  for (const [name, { centre, half }] of moved) {
    sentences.push(`${name} was scaled: ${print(centre - half)} … ${print(centre + half)} became −1 … 1.`);
  }
  if (moved.length === 0) sentences.push('The numbers fit the picture and stay as they are.');
  return sentences;
}
