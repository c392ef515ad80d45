/** @file The rows of a table as numbers: what stands in each column, where something is wrong, and which rows have gaps. */
import { show } from '#nn/show.ts';
import { EMPTY, isGap, isMissing, type MissingRule, nameOf, numberIn } from './cells.ts';
import { classesOf, classProblem } from './classes.ts';
import { type Kind, MOST_CATEGORIES, type Role } from './columns.ts';
import { readRows } from './delimited.ts';
import { MOST_MEASURED } from './guessPixels.ts';
import type { TableGuess } from './guessTable.ts';
import type { Imported, Result } from './readPixelTable.ts';
import { shareOf } from './share.ts';

export const TABLE_LIMITS = { rows: 50_000, inputs: MOST_MEASURED, categories: MOST_CATEGORIES, classes: 256 } as const;

export interface TableColumn {
  readonly name: string;
  readonly kind: Kind;
  readonly role: Exclude<Role, 'ignore'>;
  /** Of categories: their names, in the order of their numbers. */
  readonly categories: readonly string[];
}

export interface TableSet {
  readonly title: string;
  /** Inputs in the order of the file, the answer last. */
  readonly columns: readonly TableColumn[];
  /** [N, columns]: a number, or the place of a category. */
  readonly values: Float64Array<ArrayBuffer>;
  readonly count: number;
}

/** What is done with rows that have a gap. */
export const gapRules = ['leave out', 'fill'] as const;
export type GapRule = (typeof gapRules)[number];

/** More problems than this are counted, not listed. */
const MOST_PROBLEMS = 5;
/** Characters of a category's name. */
const MOST_LETTERS = 200;
const spaced = (count: number) => count.toLocaleString('en').replaceAll(',', '\u202f');

/**
 * Reads the columns that a guess (with what the person changed of it) calls inputs and answer. Yields after every row.
 * @param kinds of the columns, where the person changed them
 */
export function* readTable(
  text: string,
  guess: TableGuess,
  title: string,
  {
    gaps = 'leave out' as GapRule,
    missing: rule = 'missing' as MissingRule,
    kinds,
  }: { gaps?: GapRule; missing?: MissingRule; kinds?: readonly Kind[] } = {},
): Generator<void, Result<TableSet>> {
  const { roles, columns, dialect, header } = guess;
  const label = roles.indexOf('label');
  const inputs = roles.flatMap((role, c) => (role === 'input' ? [c] : []));
  if (label < 0) return { error: `${title}: say which column is the answer` };
  if (inputs.length === 0) return { error: `${title}: no column is left to tell the answer from` };
  if (inputs.length > TABLE_LIMITS.inputs)
    return {
      error: `${title}: ${inputs.length} columns are inputs; at most ${TABLE_LIMITS.inputs} can be. Leave some out`,
    };
  const used = [...inputs, label];
  const kindOf = (c: number): Kind => kinds?.[c] ?? columns[c]!.kind;
  const gap = (cell: string, c: number) => isGap(cell, 'category', columns[c]!.signs, rule);
  const numeric = used.map((c) => kindOf(c) === 'number');
  /** Among names, what reads as a missing value, and in how many cells. */
  const missingWords = new Map<string, number>();
  const { rows } = readRows(text, dialect);
  if (header) rows.next();
  /** Of columns of names their cells; of numbers what they hold, NaN where that is nothing. */
  const cellsOf: string[][] = used.map(() => []);
  const numbersOf: number[][] = used.map(() => []);
  const numbers = new Float64Array(used.length);
  const problems: string[] = [];
  /** Answers of rows that are left out for their gaps. */
  const leftOut = new Set<string>();
  let wrong = 0;
  let count = 0;
  let gapped = 0;
  let noAnswer = 0;
  for (;;) {
    const next = rows.next();
    if (next.done) {
      if (next.value) return { error: `${title}: ${next.value.message}` };
      break;
    }
    yield;
    const { line, cells } = next.value;
    const complain = (what: string) => {
      wrong++;
      if (problems.length < MOST_PROBLEMS) problems.push(`line ${line}${what}`);
    };
    if (cells.length !== columns.length) {
      complain(`: expected ${columns.length} cells, received ${cells.length}`);
      continue;
    }
    let [holes, answered] = [0, true];
    for (const [i, c] of used.entries()) {
      const cell = cells[c]!;
      if (numeric[i]) {
        const value = numberIn(cell, dialect);
        numbers[i] = value ?? Number.NaN;
        if (value !== undefined) continue;
        if (!isMissing(cell)) {
          complain(`, column ${c + 1} “${columns[c]!.name}”: expected a number, received ${show(cell)}`);
          continue;
        }
      } else {
        if (cell.length > MOST_LETTERS)
          complain(`, column ${c + 1}: a name of ${cell.length} characters; at most ${MOST_LETTERS} can be kept`);
        if (isGap(cell, 'category', columns[c]!.signs))
          missingWords.set(cell.trim(), (missingWords.get(cell.trim()) ?? 0) + 1);
        if (!gap(cell, c)) continue;
      }
      holes++;
      answered &&= c !== label;
    }
    if (!answered) {
      noAnswer++;
      continue;
    }
    if (holes > 0) {
      gapped++;
      if (gaps === 'leave out') {
        if (!numeric[numeric.length - 1]) leftOut.add(nameOf(cells[label]!));
        continue;
      }
    }
    for (const [i, c] of used.entries())
      if (numeric[i]) numbersOf[i]!.push(numbers[i]!);
      else cellsOf[i]!.push(rule === 'names' && cells[c]!.trim() === '' ? EMPTY : cells[c]!);
    count++;
  }
  if (wrong > 0) {
    const more = wrong > problems.length ? `; and ${spaced(wrong - problems.length)} more` : '';
    return { error: `${title}: ${problems.join('; ')}${more}` };
  }
  if (count < 2)
    return {
      error: `${title}: ${count === 0 ? 'holds no row' : 'holds one row'} without gaps; two at least are needed`,
    };

  const values = new Float64Array(count * used.length);
  const read: TableColumn[] = [];
  let classRemarks: readonly string[] = [];
  for (const [i, c] of used.entries()) {
    const column = numeric[i]
      ? numbersIn(numbersOf[i]!)
      : namesIn(cellsOf[i]!, { answer: c === label, isEmpty: (cell) => gap(cell, c) });
    if (c === label) classRemarks = column.remarks;
    const most = c === label ? TABLE_LIMITS.classes : TABLE_LIMITS.categories;
    const problem =
      c === label && kindOf(c) === 'category'
        ? classProblem(column.categories, most)?.concat(
            ...lostOf(leftOut, column.categories)
              .slice(0, 1)
              .map((name) => ` (all rows of “${name}” have gaps)`),
          )
        : column.categories.length > most
          ? `holds ${column.categories.length} names; at most ${most} can be told apart. Leave it out`
          : undefined;
    if (problem) return { error: `${title}: column ${c + 1} “${columns[c]!.name}”: ${problem}` };
    read.push({
      name: columns[c]!.name,
      kind: kindOf(c),
      role: c === label ? 'label' : 'input',
      categories: column.categories,
    });
    for (let row = 0; row < count; row++) values[row * used.length + i] = column.values[row]!;
    yield;
  }
  const remarks = [
    ...lostText(lostOf(leftOut, read.at(-1)!.categories)),
    ...missingText(missingWords, rule),
    ...classRemarks,
  ];
  return taken({ title, columns: read, values, count }, { gapped, noAnswer, gaps, classRemarks: remarks });
}

/** Classes of which no row is left; capitals tell none apart. */
function lostOf(leftOut: ReadonlySet<string>, names: readonly string[]): string[] {
  const kept = new Set(names.map((name) => name.toLowerCase()));
  return [...leftOut].filter((name) => !kept.has(name.toLowerCase()));
}

function lostText(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const list = names.slice(0, MOST_PROBLEMS).map((name) => `“${name}”`);
  const all = `${list.join(', ')}${names.length > list.length ? `, … (${spaced(names.length)})` : ''}`;
  return [
    `${names.length === 1 ? 'A class is lost, since all its' : 'Classes are lost, since all their'} rows have gaps: ${all}. To keep ${names.length === 1 ? 'it' : 'them'}, fill the gaps or leave the column out.`,
  ];
}

/** "Among names, “NA” (12) and empty cells (3) are taken for missing values", "“NA” (2) is taken for a name". */
function missingText(words: ReadonlyMap<string, number>, rule: MissingRule): string[] {
  const list = (found: readonly (readonly [string, number])[]) => {
    const parts = found.map(([word, n]) => `${word === '' ? 'empty cells' : `“${word}”`} (${spaced(n)})`);
    return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0];
  };
  const taken = (found: readonly (readonly [string, number])[], what: string) =>
    found.length === 1 && found[0]![0] !== '' ? `is taken for a ${what}` : `are taken for ${what}s`;
  const all = [...words].sort((a, b) => b[1] - a[1]);
  const names = rule === 'missing' ? [] : all.filter(([word]) => word !== '' || rule === 'names');
  const missing = all.filter((one) => !names.includes(one));
  return [
    ...(missing.length > 0 ? [`Among names, ${list(missing)} ${taken(missing, 'missing value')}.`] : []),
    ...(names.length > 0 ? [`Among names, ${list(names)} ${taken(names, 'name')}.`] : []),
  ];
}

interface Read {
  readonly values: Float64Array;
  readonly categories: readonly string[];
  readonly remarks: readonly string[];
}

/** Numbers with the mean in their gaps. */
function numbersIn(numbers: readonly number[]): Read {
  const known = numbers.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value / known.length, 0);
  const values = Float64Array.from(numbers, (value) => (Number.isNaN(value) ? mean : value));
  return { values, categories: [], remarks: [] };
}

function namesIn(
  cells: readonly string[],
  { answer, isEmpty }: { answer: boolean; isEmpty: (cell: string) => boolean },
): Read {
  const filled = cells.map(nameOf).filter((cell) => !isEmpty(cell));
  const { names, labels, remarks } = classesOf(filled, answer);
  const counts = names.map(() => 0);
  for (const place of labels) counts[place]!++;
  const usual = counts.indexOf(Math.max(...counts));
  let at = 0;
  return {
    values: Float64Array.from(cells, (cell) => (isEmpty(cell) ? usual : labels[at++]!)),
    categories: names,
    remarks,
  };
}

/** At most as many rows as can be held, with what is to be said of them. */
function taken(
  set: TableSet,
  {
    gapped,
    noAnswer,
    gaps,
    classRemarks,
  }: { gapped: number; noAnswer: number; gaps: GapRule; classRemarks: readonly string[] },
): Imported<TableSet> {
  const width = set.columns.length;
  const answer = set.columns.at(-1)!;
  const labels = Array.from({ length: set.count }, (_, row) =>
    answer.kind === 'category' ? set.values[row * width + width - 1]! : 0,
  );
  const rows = shareOf(labels, TABLE_LIMITS.rows);
  const remarks = [...classRemarks];
  const plural = (n: number, one: string, many: string) => `${spaced(n)} ${n === 1 ? one : many}`;
  if (noAnswer > 0)
    remarks.push(
      `${plural(noAnswer, 'row has', 'rows have')} no answer and ${noAnswer === 1 ? 'is' : 'are'} left out.`,
    );
  if (gapped > 0)
    remarks.push(
      gaps === 'leave out'
        ? `${plural(gapped, 'row has', 'rows have')} a gap and ${gapped === 1 ? 'is' : 'are'} left out.`
        : `${plural(gapped, 'row has', 'rows have')} a gap: the column’s mean, or its most frequent name, stands there.`,
    );
  if (rows.length === set.count) return { set, remarks };
  const values = new Float64Array(rows.length * width);
  for (const [i, row] of rows.entries()) values.set(set.values.subarray(row * width, (row + 1) * width), i * width);
  remarks.push(`Of ${spaced(set.count)} rows ${spaced(rows.length)} are taken: more cannot be held.`);
  return { set: { ...set, values, count: rows.length }, remarks };
}
