/** @file What the columns of a table are: their names, what their cells hold, and which of them is the answer. */
import { isGap, isMissing, nameOf, numberIn } from './cells.ts';
import type { Dialect } from './delimited.ts';

export const roles = ['input', 'label', 'ignore'] as const;
export type Role = (typeof roles)[number];
export type Kind = 'number' | 'category';

export interface Column {
  /** As the file has it; "column 3" where it has none. */
  readonly name: string;
  readonly kind: Kind;
  /** Cells without a value, among those looked at. */
  readonly missing: number;
  /** Different values. */
  readonly distinct: number;
  /** Cells with a value. */
  readonly filled: number;
  /** Whether + and − are names in it. */
  readonly signs: boolean;
}

export interface RoleGuess {
  readonly roles: readonly Role[];
  /** Whether something in the table says which column is the answer: its name, or what it holds. Otherwise the person is asked. */
  readonly sure: boolean;
}

/** The roles where one column is said to have another: one is the answer, so that another that was it goes in. */
export const rolesWith = (roles: readonly Role[], at: number, role: Role): Role[] =>
  roles.map((held, c) => (c === at ? role : role === 'label' && held === 'label' ? 'input' : held));

/** What answers are called, the likeliest first; compared without case and signs. */
const ANSWERS = [
  'label',
  'labels',
  'class',
  'classes',
  'target',
  'species',
  'variety',
  'category',
  'survived',
  'outcome',
  'diagnosis',
  'digit',
  'letter',
  'group',
  'result',
  'answer',
  'output',
  'klasse',
  'classe',
  'clase',
  'etikett',
  'метка',
  'класс',
  'value',
  'quality',
  'price',
  'y',
] as const;
/** What numbers of rows are called. */
const INDEX =
  /^(|[uU]nnamed:? ?\d*|level_0|[iI]ndex|[rR]ownames?|[rR]ow|[nN]r\.?|[nN]o\.?|№|#|[iI]d|.*[ _][iI]d|.*[a-z]Id|.*ID|[uU][uU][iI][dD]|[kK]ey|[oO]bs|[sS]ample|[nN]umber|[nN]ummer)$/;
/** Which part of a set a row belongs to: no answer. */
const SPLIT = /^(public|private)?[ _-]?(train(ing)?|test(ing)?|valid(ation)?|val|dev)$/i;
/** Days, as ISO 8601 and people write them. */
const DAY = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([T ].*)?$/;

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Most categories of an input: more names than these are no category that a network of this size learns from. */
export const MOST_CATEGORIES = 32;
/** Whole numbers up to so many different ones read as classes. */
const FEW = 12;

/** Cells of column `c`, "" where a row is short. */
const cellsOf = (rows: readonly (readonly string[])[], c: number): string[] => rows.map((row) => row[c] ?? '');

/** Whether most cells that hold something hold numbers: one slip of the pen does not make words of a column. */
function mostlyNumbers(cells: readonly string[], dialect: Dialect): boolean {
  const filled = cells.filter((cell) => !isMissing(cell));
  return filled.filter((cell) => numberIn(cell, dialect) !== undefined).length * 2 > filled.length;
}

const isAnswer = (cell: string): boolean => (ANSWERS as readonly string[]).includes(plainName(cell));

/** Whether a number of the first row lies beyond all below it, and numbers follow each other there: years name columns. */
function outside(first: readonly string[], rest: readonly (readonly string[])[], dialect: Dialect): boolean {
  const numbers = first.flatMap((cell, c) => {
    const value = numberIn(cell, dialect);
    if (value === undefined) return [];
    const below = cellsOf(rest, c).flatMap((b) => numberIn(b, dialect) ?? []);
    return [{ value, beyond: below.every((b) => b < value) || below.every((b) => b > value) }];
  });
  const steps = numbers.every(({ value }, i) => Number.isInteger(value) && value === numbers[0]!.value + i);
  return numbers.length > 0 && numbers.every(({ beyond }) => beyond || (steps && numbers.length > 1));
}

/**
 * Whether the first row names the columns: some cell of it is a word above numbers, or a name that no other row of a column of few names has, or its numbers
 * count the columns (0, 1, 2 …), as programs name what has no name.
 */
export function hasHeader(rows: readonly (readonly string[])[], dialect: Dialect): boolean {
  const [first, ...rest] = rows;
  if (!first) return false;
  const isNumber = (cell: string) => numberIn(cell, dialect) !== undefined;
  if (rest.length === 0) return first.length > 0 && first.every((cell) => !isNumber(cell) && !isMissing(cell));
  const start = Number(first[0]);
  const counted = first.length > 2 && first.every((cell, c) => /^\d+$/.test(cell) && Number(cell) === start + c);
  if (counted && (start < 2 || outside(first, rest, dialect)) && rest.some((row) => row.join() !== first.join()))
    return true;
  return first.some((cell, c) => {
    const below = cellsOf(rest, c);
    if (isMissing(cell) || isNumber(cell)) return false;
    if (mostlyNumbers(below, dialect) && below.some((b) => !isMissing(b))) return true;
    const names = new Set(below.map(nameOf));
    if (rest.length < 4 || names.has(nameOf(cell)) || names.size * 2 > rest.length || first.length < 2) return false;
    // A class that is rare stands in one row too: beside numbers like those below it is none.
    return isAnswer(cell) || !first.some(isNumber) || outside(first, rest, dialect);
  });
}

/** The columns of rows that are no header. `names`: those of the header, which may be one short where rows are named (R writes so). */
export function columnsOf(
  rows: readonly (readonly string[])[],
  names: readonly string[] | undefined,
  dialect: Dialect,
): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), names?.length ?? 0);
  // One name short: R does not name the column of row names; a separator at the end of each row makes an empty column instead.
  const short = names && names.length === width - 1 && rows.every((row) => row.length === width);
  const given = short && rows.some((row) => row[width - 1] !== '') ? ['', ...names] : names;
  return Array.from({ length: width }, (_, c) => {
    const cells = cellsOf(rows, c);
    const kind = mostlyNumbers(cells, dialect) && !cells.every(isMissing) ? 'number' : 'category';
    const signs = cells.includes('+');
    const filled = cells.filter((cell) => !isGap(cell, kind, signs));
    const values = filled.map((cell) => (kind === 'number' ? (numberIn(cell, dialect) ?? cell) : nameOf(cell)));
    return {
      name: nameOf(given?.[c] ?? '') || `column ${c + 1}`,
      kind,
      missing: cells.length - filled.length,
      distinct: new Set(values).size,
      filled: filled.length,
      signs,
    };
  });
}

/** Whether the cells count the rows: 0, 1, 2 … or 1, 2, 3 …; years from 1980 on do not. */
function countsRows(cells: readonly string[], dialect: Dialect): boolean {
  const from = numberIn(cells[0] ?? '', dialect);
  return (
    cells.length > 2 && (from === 0 || from === 1) && cells.every((cell, r) => numberIn(cell, dialect) === from + r)
  );
}

/** Names of persons, tickets, sentences: nearly every row has another. */
const isNaming = ({ kind, distinct, filled }: Column): boolean =>
  kind === 'category' && (distinct > MOST_CATEGORIES || (distinct > 0.7 * filled && filled > 8));

/** Whether the first column has no name, as that of R's row names, beside columns that have one. */
const unnamed = (columns: readonly Column[]): boolean =>
  columns.every(({ name }, c) => (name === `column ${c + 1}`) === (c === 0));

/**
 * Which column is the answer and which tell nothing.
 * @param bare whether the file names its columns: names that are not there say nothing
 */
export function guessRoles(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  dialect: Dialect,
  named: boolean,
): RoleGuess {
  const silent = columns.map(
    (column, c) =>
      column.filled === 0 ||
      isNaming(column) ||
      (named && INDEX.test(c === 0 && unnamed(columns) ? '' : column.name) && column.distinct === column.filled) ||
      (c === 0 && columns.length > 2 && countsRows(cellsOf(rows, c), dialect)) ||
      (column.kind === 'category' && cellsOf(rows, c).filter((cell) => DAY.test(cell)).length * 2 > column.filled) ||
      cellsOf(rows, c).every((cell) => SPLIT.test(cell)),
  );
  const { at, sure } = answerOf(columns, silent, named);
  return { roles: columns.map((_, c) => (c === at ? 'label' : silent[c] ? 'ignore' : 'input')), sure };
}

/** Names of answers that say little beside another: many tables of measurements have such a column. */
const WEAK: readonly string[] = ['group', 'result', 'value', 'quality', 'letter', 'digit', 'output', 'y'];

/** Whether another column has the name of an answer too: species beside target, price beside category. */
const rivals = (columns: readonly Column[], silent: readonly boolean[], at: number): boolean =>
  columns.some(({ name }, c) => c !== at && !silent[c] && isAnswer(name) && !WEAK.includes(plainName(name)));

/** Columns with the answer as it is meant: whole numbers, a few of them, are names of classes, unless it is called an amount. */
export function withClasses(
  columns: readonly Column[],
  label: number,
  rows: readonly (readonly string[])[],
  dialect: Dialect,
): readonly Column[] {
  const answer = columns[label];
  if (answer?.kind !== 'number' || AMOUNTS.includes(plainName(answer.name))) return columns;
  const numbers = cellsOf(rows, label).flatMap((cell) => numberIn(cell, dialect) ?? []);
  const few = answer.distinct <= FEW && (answer.distinct * 4 <= answer.filled || isAnswer(answer.name));
  return few && numbers.every(Number.isInteger) ? columns.with(label, { ...answer, kind: 'category' }) : columns;
}
const AMOUNTS: readonly string[] = ['value', 'price', 'y', 'output'];

function answerOf(
  columns: readonly Column[],
  silent: readonly boolean[],
  named: boolean,
): { at: number; sure: boolean } {
  const open = columns.flatMap((_, c) => (silent[c] ? [] : [c]));
  const few = ({ kind, distinct, filled }: Column) =>
    kind === 'category' || (distinct <= FEW && distinct * 4 <= filled);
  if (named)
    for (const name of ANSWERS) {
      const at = columns.findIndex(
        (column, c) => plainName(column.name) === name && (!silent[c] || column.kind === 'category'),
      );
      const coordinate = name === 'y' && columns.some((column) => plainName(column.name) === 'x');
      if (at >= 0 && !coordinate) return { at, sure: columns[at]!.filled > 0 && !rivals(columns, silent, at) };
    }
  const words = open.filter((c) => columns[c]!.kind === 'category');
  const [first, last] = [open[0], open.at(-1)];
  // One column of words at an end of the row is the answer; of several, or one in the midst, any could be.
  if (words.length > 0) {
    const at = words.find((c) => c === last) ?? words.find((c) => c === first) ?? words[0]!;
    return { at, sure: words.length === 1 && (at === last || (at === first && !named)) };
  }
  const classes = open.filter((c) => few(columns[c]!));
  if (classes.length === 1) return { at: classes[0]!, sure: classes[0] === last || (classes[0] === first && !named) };
  return { at: last ?? -1, sure: false };
}
