/** @file From a table of text to the rows of the data set `points`. */
import { show } from '#nn/show.ts';
import { type CsvProblem, type CsvTable, numberIn } from './csv.ts';
import { MAX_CLASSES } from './draw.ts';

/** What a column is: a coordinate, the name of a class, a value to predict, or nothing of interest. */
export const columnRoles = ['x', 'y', 'label', 'value', 'ignore'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** How a column was moved: stored = (given − centre) / half. `centre` 0 and `half` 1 where it was left as it is. */
export interface ColumnScale {
  readonly centre: number;
  readonly half: number;
}

export interface PointTable {
  readonly task: 'classification' | 'regression';
  /** [x, y, class or value] for each row, as the data set `points` takes them. */
  readonly rows: readonly (readonly [x: number, y: number, target: number])[];
  /** One name a class, in the order of the classes; empty for values. */
  readonly classNames: readonly string[];
  readonly scales: { readonly x: ColumnScale; readonly y: ColumnScale; readonly value?: ColumnScale };
}

export type PointReading =
  | { readonly points: PointTable; readonly problems: readonly [] }
  | { readonly points?: undefined; readonly problems: readonly CsvProblem[] };

/** More problems than this are counted, not listed. */
const MOST_PROBLEMS = 20;

const namesOf: Readonly<Record<ColumnRole, readonly string[]>> = {
  x: ['x1', 'x_1', 'x₁', 'x'],
  y: ['x2', 'x_2', 'x₂', 'y'],
  label: ['label', 'class', 'species', 'category', 'group', 'colour', 'color'],
  value: ['value', 'z', 'output'],
  ignore: ['id', 'index', 'row', ''],
};

const widthOf = (table: CsvTable) => table.header?.length ?? table.rows[0]?.length ?? 0;

/** Whether most cells of a column are no numbers: one slip of the pen does not make a class of a coordinate. */
const holdsWords = (cells: readonly string[], separator: CsvTable['separator']): boolean =>
  cells.filter((cell) => numberIn(cell, separator) === undefined).length * 2 > cells.length;

/** Whether a column reads as classes: words, or few whole numbers. */
function holdsClasses(cells: readonly string[], separator: CsvTable['separator']): boolean {
  if (holdsWords(cells, separator)) return true;
  const numbers = new Set(cells.map((cell) => numberIn(cell, separator)));
  return numbers.size <= MAX_CLASSES && [...numbers].every(Number.isInteger);
}

/**
 * Guesses what each column is: by its name in the header, else by content and position: the last column of words is the class, or the last
 * column of all, where it is not needed as a coordinate, a class (at most eight whole numbers) or a value; the first two columns of numbers
 * are coordinates.
 */
export function guessRoles(table: CsvTable): ColumnRole[] {
  const width = widthOf(table);
  const header = Array.from({ length: width }, (_, c) => table.header?.[c]?.trim().toLowerCase());
  const columns = header.map((_, c) => table.rows.map((row) => row[c] ?? ''));
  const roles: (ColumnRole | undefined)[] = header.map(() => undefined);
  const free = (role: ColumnRole) => !roles.includes(role);
  for (const role of ['x', 'y', 'label', 'value'] as const) {
    for (const name of namesOf[role]) {
      const c = header.indexOf(name);
      if (c >= 0 && roles[c] === undefined && free(role)) roles[c] = role;
    }
  }
  header.forEach((name, c) => {
    if (name !== undefined && namesOf.ignore.includes(name)) roles[c] ??= 'ignore';
  });
  const words = columns.map((cells) => holdsWords(cells, table.separator));
  if (free('label') && free('value')) {
    const left = roles.flatMap((role, c) => (role === undefined ? [c] : []));
    const coordinates = Number(free('x')) + Number(free('y'));
    const target =
      left.find((c) => header[c] === 'target' || header[c] === 'y') ??
      left.findLast((c) => words[c]) ??
      (left.length > coordinates ? left.at(-1) : undefined);
    if (target !== undefined) roles[target] = holdsClasses(columns[target]!, table.separator) ? 'label' : 'value';
  }
  for (const role of ['x', 'y'] as const) {
    const c = roles.findIndex((taken, i) => taken === undefined && !words[i]);
    if (c >= 0 && free(role)) roles[c] = role;
  }
  return roles.map((role) => role ?? 'ignore');
}

/**
 * Leaves a column as it is where its numbers already fit the picture (the largest between 0.1 and 1.5), else moves its middle to 0 and
 * its ends to ±1.
 */
function scaleOf(values: readonly number[]): ColumnScale {
  const low = values.reduce((least, v) => Math.min(least, v), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, v) => Math.max(most, v), Number.NEGATIVE_INFINITY);
  const most = Math.max(-low, high);
  if (most <= 1.5 && (most >= 0.1 || most === 0)) return { centre: 0, half: 1 };
  // Halved before they are added: the sum of two large numbers could overflow.
  const centre = low / 2 + high / 2;
  const half = high / 2 - low / 2;
  // A column of one number, or of numbers too close to part, becomes all 0.
  return { centre, half: half > 1e-300 ? half : 1 };
}

const scaled = ({ centre, half }: ColumnScale, value: number) => (value - centre) / half;

/** Words that mean "yes": in a pair of classes they come first, as the positive class. */
const POSITIVE = ['1', '+1', 'true', 'yes', '+', 'positive'];

/** Names in the order of their classes: numbers by size, words by alphabet; of two, the one that means "yes" first. */
function classesIn(labels: readonly string[], separator: CsvTable['separator']): string[] {
  const names = [...new Set(labels)];
  const numbers = new Map(names.map((name) => [name, numberIn(name, separator)]));
  const byNumber = ![...numbers.values()].includes(undefined);
  names.sort((a, b) => (byNumber ? numbers.get(a)! - numbers.get(b)! : 0) || (a < b ? -1 : 1));
  if (names.length === 2 && POSITIVE.includes(names[1]!.toLowerCase())) names.reverse();
  return names;
}

/**
 * Reads the points that a table holds.
 * @param roles one for each column: once x, once y, and once label or value
 * @returns the rows, scaled to −1 … 1 where they did not fit, or everything that is wrong and where. Never throws.
 */
export function readPoints(table: CsvTable, roles: readonly ColumnRole[]): PointReading {
  if (table.problems.length > 0) return { problems: table.problems };
  const needs: string[] = [];
  for (const role of ['x', 'y'] as const) {
    if (roles.filter((r) => r === role).length !== 1) needs.push(`Choose one column for ${role}.`);
  }
  if (roles.filter((r) => r === 'label' || r === 'value').length !== 1) {
    needs.push('Choose one column for the label (to tell classes apart) or for the value (to predict a number).');
  }
  if (needs.length > 0) return { problems: needs.map((message) => ({ message })) };

  const width = widthOf(table);
  const place = (c: number) => `column ${c + 1}${table.header?.[c] ? ` "${table.header[c]}"` : ''}`;
  const problems: CsvProblem[] = [];
  const numbersOf = (c: number) =>
    table.rows.map((row, r) => {
      const cell = row[c];
      const value = cell === undefined ? undefined : numberIn(cell, table.separator);
      if (value === undefined && row.length === width) {
        const line = table.lines[r]!;
        const received = cell ? show(cell) : 'nothing';
        const message = `line ${line}, ${place(c)}: expected a number, received ${received}`;
        problems.push({ line, column: c + 1, message });
      }
      return value ?? 0;
    });

  table.rows.forEach((row, r) => {
    const line = table.lines[r]!;
    if (row.length !== width) {
      problems.push({ line, message: `line ${line}: expected ${width} columns, received ${row.length}` });
    }
  });
  const x = numbersOf(roles.indexOf('x'));
  const y = numbersOf(roles.indexOf('y'));
  const byClass = roles.includes('label');
  const target = roles.indexOf(byClass ? 'label' : 'value');
  const labels = table.rows.map((row) => row[target] ?? '');
  const classNames = byClass ? classesIn(labels, table.separator) : [];
  const values = byClass ? labels.map((label) => classNames.indexOf(label)) : numbersOf(target);
  if (classNames.length > MAX_CLASSES) {
    const message = `${place(target)}: holds ${classNames.length} classes; at most ${MAX_CLASSES} can be told apart. Read it as a value instead, or merge classes.`;
    problems.push({ column: target + 1, message });
  }
  if (problems.length > 0) return { problems: shorten(problems) };

  const scales = { x: scaleOf(x), y: scaleOf(y), ...(byClass ? {} : { value: scaleOf(values) }) };
  const rows = x.map((given, r) => {
    const value = scales.value ? scaled(scales.value, values[r]!) : values[r]!;
    return [scaled(scales.x, given), scaled(scales.y, y[r]!), value] as const;
  });
  return { points: { task: byClass ? 'classification' : 'regression', rows, classNames, scales }, problems: [] };
}

/** Problems in the order of the text, the first twenty and how many more there are. */
function shorten(problems: readonly CsvProblem[]): CsvProblem[] {
  const ordered = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  const more = ordered.length - MOST_PROBLEMS;
  return more > 0 ? [...ordered.slice(0, MOST_PROBLEMS), { message: `… and ${more} more` }] : ordered;
}
