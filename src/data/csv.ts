/**
 * @file Tables as text: reading what is pasted or dropped (comma, semicolon or tab between cells) and writing it again.
 * Source: RFC 4180, with comment lines, blank lines and other separators besides.
 */
import { show } from '#nn/show.ts';

export const separators = ['\t', ';', ','] as const;
export type Separator = (typeof separators)[number];

export interface CsvProblem {
  /** Counted from 1, as editors do; none where the text as a whole is meant. */
  readonly line?: number;
  /** Counted from 1. */
  readonly column?: number;
  /** A whole sentence, which names the place: `line 12, column 2 "y": expected a number, received "abc"`. */
  readonly message: string;
}

export interface CsvTable {
  /** The first row, where it names the columns. */
  readonly header: readonly string[] | undefined;
  /** Cells as text, unquoted and trimmed; quoted cells keep their blanks. The rows before the first problem, for the preview. */
  readonly rows: readonly (readonly string[])[];
  /** The line on which each row begins. */
  readonly lines: readonly number[];
  readonly separator: Separator;
  readonly problems: readonly CsvProblem[];
}

export interface CsvOptions {
  /** Whether the first row names the columns; guessed where it is left out. */
  readonly header?: boolean;
  readonly separator?: Separator;
}

/** Longer texts and tables are refused rather than cut, so that nothing is left out unnoticed. */
export const CSV_LIMITS = { characters: 1_000_000, rows: 5000 } as const;

interface Records {
  readonly rows: string[][];
  readonly lines: number[];
  readonly problems: CsvProblem[];
}

/** Reads up to `most` records. One pass over the text; stops at the first problem. */
function readRecords(text: string, separator: Separator, most: number): Records {
  const records: Records = { rows: [], lines: [], problems: [] };
  const stop = (line: number, column: number, message: string) => {
    records.problems.push({ line, column, message: `line ${line}, column ${column}: ${message}` });
    return records;
  };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length && records.rows.length < most) {
    const start = line;
    const row: string[] = [];
    let quoted = false;
    if (text[at] === '#') {
      while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    } else {
      for (;;) {
        let from = at;
        while (text[from] === ' ') from++;
        if (text[from] === '"') {
          quoted = true;
          const opened = line;
          let cell = '';
          at = from + 1;
          for (;;) {
            const end = text.indexOf('"', at);
            if (end < 0) return stop(opened, row.length + 1, 'the quotation mark that opens here is never closed');
            const part = text.slice(at, end);
            line += breaksIn(part);
            cell += part;
            at = end + 1;
            if (text[at] !== '"') break;
            cell += '"';
            at++;
          }
          while (text[at] === ' ') at++;
          const next = text[at];
          if (next !== undefined && next !== separator && next !== '\n' && next !== '\r') {
            return stop(
              line,
              row.length + 1,
              `expected the cell to end after its quotation mark, received ${show(next)}`,
            );
          }
          row.push(cell);
        } else {
          from = at;
          while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
          row.push(text.slice(from, at).trim());
        }
        if (text[at] !== separator) break;
        at++;
      }
      if (quoted || row.some((cell) => cell !== '')) {
        records.rows.push(row);
        records.lines.push(start);
      }
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    line++;
  }
  return records;
}

const breaksIn = (text: string): number => (text.match(/\r\n|\r|\n/g) ?? []).length;

/** The separator by which the first rows have the same number of columns, more than one; tabs before semicolons before commas, which may be decimal. */
function guessSeparator(text: string): Separator {
  const widths = separators.map((separator) => {
    const { rows } = readRecords(text, separator, 20);
    return { separator, widths: new Set(rows.map((row) => row.length)) };
  });
  const even = widths.find((guess) => guess.widths.size === 1 && !guess.widths.has(1));
  const some = widths.find((guess) => [...guess.widths].some((width) => width > 1));
  return (even ?? some)?.separator ?? ',';
}

/**
 * The number that a cell holds, or undefined. Takes −, also as the minus sign U+2212, decimals and exponents; a decimal comma where commas do
 * not part the cells; neither thousands separators nor Infinity, NaN or hexadecimals.
 */
export function numberIn(cell: string, separator: Separator): number | undefined {
  let text = cell.trim().replace('−', '-');
  if (separator !== ',' && !text.includes('.')) text = text.replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Names of columns are words: no number in the first row, and one in the second, if there is a second. */
function looksLikeHeader(rows: readonly string[][], separator: Separator): boolean {
  const isNumber = (cell: string) => numberIn(cell, separator) !== undefined;
  const [first, second] = rows;
  return first !== undefined && !first.some(isNumber) && (second === undefined || second.some(isNumber));
}

/** A large number as prose writes it: thin spaces between thousands. */
const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009');

/**
 * Reads a table from text. Understands quoted cells (with doubled quotation marks and line breaks inside), CRLF, LF and CR, a byte order mark,
 * lines that begin with #, blank lines, and a header. Never throws: what is wrong stands in `problems`.
 */
export function parseCsv(text: string, options: CsvOptions = {}): CsvTable {
  if (text.length > CSV_LIMITS.characters) {
    const message = `The text has ${thousands(text.length)} characters; at most ${thousands(CSV_LIMITS.characters)} can be read.`;
    return { header: undefined, rows: [], lines: [], separator: options.separator ?? ',', problems: [{ message }] };
  }
  const separator = options.separator ?? guessSeparator(text);
  const { rows, lines, problems } = readRecords(text, separator, Number.POSITIVE_INFINITY);
  const hasHeader = rows.length > 0 && (options.header ?? looksLikeHeader(rows, separator));
  const header = hasHeader ? rows.shift() : undefined;
  if (hasHeader) lines.shift();
  if (rows.length > CSV_LIMITS.rows) {
    const message = `The table has ${thousands(rows.length)} rows; at most ${thousands(CSV_LIMITS.rows)} can be read.`;
    problems.push({ message });
  } else if (rows.length === 0 && problems.length === 0) {
    problems.push({ message: hasHeader ? 'The table has a header but no rows.' : 'The text holds no rows.' });
  }
  return { header, rows, lines, separator, problems };
}

/** A number in the fewest digits that read back as the same number; −0 keeps its sign. */
const cellOf = (value: number | string) =>
  typeof value === 'string' ? value : Object.is(value, -0) ? '-0' : String(value);

/**
 * Writes a table as RFC 4180 has it: commas, CRLF, quotation marks where needed. `parseCsv` reads the same cells back.
 * @param rows numbers, or text such as the names of classes
 */
export function writeCsv(rows: readonly (readonly (number | string)[])[], header: readonly string[]): string {
  const line = (row: readonly (number | string)[]) => {
    const cells = row.map(cellOf);
    // A line of empty cells alone would count as blank.
    const blank = cells.every((cell) => cell === '');
    return cells
      .map((cell, i) => {
        const needed = (blank && i === 0) || /[",;\t\r\n#\uFEFF]|^\s|\s$/.test(cell);
        return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
      })
      .join(',');
  };
  return [header, ...rows].map((row) => `${line(row)}\r\n`).join('');
}
