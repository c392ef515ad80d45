/**
 * @file Tables as text, in every dialect that spreadsheets, statistics programs and archives of data write: which character parts the cells, quotation marks,
 * a decimal comma, Excel's `sep=` line, comments, ARFF. Source: RFC 4180; the ARFF format of Weka.
 */
import { show } from '#nn/show.ts';

export const separators = ['\t', ';', '|', ',', ' '] as const;
/** A blank stands for any run of blanks and tabs. */
export type Separator = (typeof separators)[number];

export interface Dialect {
  readonly separator: Separator;
  /** Whether a comma parts the whole part of a number from its decimals. */
  readonly decimalComma: boolean;
}

export interface TextProblem {
  /** Counted from 1, as editors do. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  /** A whole sentence that names the place: `line 12, column 2: the quotation mark that opens here is never closed`. */
  readonly message: string;
}

/** A row of cells, unquoted and trimmed; quoted cells keep their blanks. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What stands before the rows and is none: where they begin, and what it says of them. */
interface Preamble {
  readonly at: number;
  readonly line: number;
  readonly separator?: Separator;
  /** The columns' names, where it holds them. */
  readonly names?: readonly string[];
}

const BREAK = /\r\n|\n|\r/g;

/** Where the line that begins at `at` ends, and where the next begins. */
function lineEnd(text: string, at: number): [end: number, next: number] {
  BREAK.lastIndex = at;
  const found = BREAK.exec(text);
  return found ? [found.index, found.index + found[0].length] : [text.length, text.length];
}

/** Excel's line `sep=;`, or the declarations of an ARFF file up to `@data`. */
function preambleOf(text: string): Preamble {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const [end, next] = lineEnd(text, start);
  const sep = /^"?sep=(.)"?\s*$/i.exec(text.slice(start, end))?.[1];
  if (sep !== undefined && (separators as readonly string[]).includes(sep))
    return { at: next, line: 2, separator: sep as Separator };
  return arffOf(text, start) ?? { at: start, line: 1 };
}

function arffOf(text: string, start: number): Preamble | undefined {
  const names: string[] = [];
  let relation = false;
  for (let at = start, line = 1; at < text.length; line++) {
    const [end, next] = lineEnd(text, at);
    const said = text.slice(at, end).trim();
    at = next;
    if (said === '' || said.startsWith('%')) continue;
    if (!said.startsWith('@')) return undefined;
    if (/^@relation\b/i.test(said)) relation = true;
    const name = /^@attribute\s+(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|(\S+))/i.exec(said);
    if (name) names.push(name[1] ?? name[2] ?? name[3]!);
    if (/^@data\b/i.test(said))
      return relation || names.length > 0 ? { at, line: line + 1, separator: ',', names } : undefined;
  }
  return undefined;
}

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';

/**
 * The rows of a text from a place on, one pass; blank lines and lines that begin with # (in ARFF %) are none.
 * @returns after the rows, what is wrong, where something is: the rows before it were good
 */
function* rowsFrom(
  text: string,
  { at: start, line: first }: Preamble,
  separator: Separator,
): Generator<Row, TextProblem | undefined> {
  const runs = separator === ' ';
  const parts = (char: string | undefined) => char === separator || (runs && char === '\t');
  const skip = (from: number) => {
    while (text[from] === ' ' || (runs && text[from] === '\t')) from++;
    return from;
  };
  let line = first;
  let width: number | undefined;
  for (let at = start; at < text.length; line++) {
    if ((text[at] === '#' || text[at] === '%') && !likeRows(text, at, separator, width)) {
      [, at] = lineEnd(text, at);
      continue;
    }
    const begun = line;
    const cells: string[] = [];
    let quoted = false;
    if (runs) at = skip(at);
    for (;;) {
      const from = skip(at);
      const mark = text[from];
      if (mark === '"' || (mark === "'" && closes(text, from, separator))) {
        quoted = true;
        const cell = quotedCell(text, from, mark);
        if (!cell) {
          const [opened, column] = [line, cells.length + 1];
          return {
            line: opened,
            column,
            message: `line ${opened}, column ${column}: the quotation mark that opens here is never closed`,
          };
        }
        line += (cell.text.match(BREAK) ?? []).length;
        cells.push(cell.text);
        at = cell.end;
        while (isBlank(text[at]) && !parts(text[at])) at++;
        const next = text[at];
        if (next !== undefined && !parts(next) && next !== '\n' && next !== '\r') {
          const column = cells.length;
          return {
            line,
            column,
            message: `line ${line}, column ${column}: expected the cell to end after its quotation mark, received ${show(next)}`,
          };
        }
      } else {
        let end = from;
        while (end < text.length && !parts(text[end]) && text[end] !== '\n' && text[end] !== '\r') end++;
        cells.push(text.slice(from, end).trim());
        at = end;
      }
      if (!parts(text[at])) break;
      if (!runs) at++;
      else {
        at = skip(at);
        if (at >= text.length || text[at] === '\n' || text[at] === '\r') break;
      }
    }
    if (quoted || cells.some((cell) => cell !== '')) {
      width ??= cells.length;
      yield { line: begun, cells };
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
  }
  return undefined;
}

/** Whether a line that begins with # has the cells of the first row: "#ff0000;12;red" is a row, no comment. */
function likeRows(text: string, at: number, separator: Separator, width: number | undefined): boolean {
  if (width === undefined || width < 2 || separator === ' ' || text[at + 1] === ' ') return false;
  const [end] = lineEnd(text, at);
  return text.slice(at, end).split(separator).length === width;
}

/** A quoted cell from its mark on; a doubled mark stands for itself. Undefined where it is never closed. */
function quotedCell(text: string, from: number, mark: string): { text: string; end: number } | undefined {
  let cell = '';
  for (let at = from + 1; ; ) {
    const end = text.indexOf(mark, at);
    if (end < 0) return undefined;
    cell += text.slice(at, end);
    if (text[end + 1] !== mark) return { text: cell, end: end + 1 };
    cell += mark;
    at = end + 2;
  }
}

/** Whether an apostrophe opens a quotation: it is closed within the line, before what parts cells. `'t Hooft` and `'90s` are words. */
function closes(text: string, from: number, separator: Separator): boolean {
  const [end] = lineEnd(text, from);
  for (let at = from + 1; at < end; at++) {
    if (text[at] !== "'") continue;
    let next = at + 1;
    while (next < end && isBlank(text[next])) next++;
    return next >= end || text[next] === separator || (separator === ' ' && next > at + 1);
  }
  return false;
}

/** Rows that a guess looks at. */
const LOOKED = 50;

function firstRows(text: string, preamble: Preamble, separator: Separator): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const { cells } of rowsFrom(text, preamble, separator)) {
    rows.push(cells);
    if (rows.length === LOOKED) break;
  }
  return rows;
}

/** The separator by which most of the first rows have the same number of columns, more than one. Among equals tabs before semicolons before commas, which may be decimal. */
function guessSeparator(text: string, preamble: Preamble): Separator {
  let best: { separator: Separator; share: number; width: number } | undefined;
  for (const separator of separators) {
    const rows = firstRows(text, preamble, separator);
    const counts = new Map<number, number>();
    for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
    for (const [width, count] of counts) {
      const share = count / rows.length;
      if (width > 1 && share > (best?.share ?? 0.5) + 0.001) best = { separator, share, width };
    }
  }
  return best?.separator ?? ',';
}

const WITH_COMMA = /^[+\-−]?\d*,\d+(e[+-]?\d+)?$/i;
const GROUPED = /^[+\-−]?[1-9]\d{0,2}(,\d{3})+$/;
/** Two commas in a number part thousands, not decimals. */
const THOUSANDS = /^[+\-−]?[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?$/;

/** Whether commas in numbers are decimal: where cells are not parted by them, and not every one of them could part thousands. */
function guessDecimalComma(rows: readonly (readonly string[])[], separator: Separator): boolean {
  const cells = rows.flat();
  const withComma = cells.filter((cell) => WITH_COMMA.test(cell));
  if (withComma.length === 0) return false;
  if (withComma.some((cell) => !GROUPED.test(cell))) return true;
  if (cells.some((cell) => THOUSANDS.test(cell))) return false;
  return separator !== ',' && !cells.some((cell) => /^[+\-−]?\d+\.\d+$/.test(cell));
}

/** The dialect of a text; what the person says of it holds. */
export function dialectOf(text: string, said: Partial<Dialect> = {}): Dialect {
  const preamble = preambleOf(text);
  const separator = said.separator ?? preamble.separator ?? guessSeparator(text, preamble);
  const decimalComma = said.decimalComma ?? guessDecimalComma(firstRows(text, preamble, separator), separator);
  return { separator, decimalComma };
}

/**
 * The cells of the comment that stands right above the first row, as numpy and gnuplot name columns: `# x y label`. Undefined where nothing stands there.
 * @returns also the line as it was written
 */
export function commentAbove(
  text: string,
  { separator }: Dialect,
): { readonly line: string; readonly cells: readonly string[] } | undefined {
  const preamble = preambleOf(text);
  if (preamble.names) return undefined;
  let last: string | undefined;
  for (let at = preamble.at; at < text.length; ) {
    const [end, next] = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    if (/^[#%]/.test(line)) last = line;
    else if (line !== '') break;
    at = next;
  }
  const inside = last?.replace(/^[#%]+\s*/, '') ?? '';
  if (last === undefined || inside === '') return undefined;
  const row = rowsFrom(inside, { at: 0, line: 1 }, separator).next();
  return row.done ? undefined : { line: last, cells: row.value.cells };
}

/** The rows of a text in a dialect, and the names that stand before them, if any do. */
export function readRows(
  text: string,
  { separator }: Dialect,
): { readonly names: readonly string[] | undefined; readonly rows: Generator<Row, TextProblem | undefined> } {
  const preamble = preambleOf(text);
  return { names: preamble.names, rows: rowsFrom(text, preamble, separator) };
}
