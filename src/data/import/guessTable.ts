/** @file What a table is, from its first rows: its dialect, its header, its columns, and whether its rows are pictures. Every part can be said by the person instead. */

import { isMissing, numberIn } from './cells.ts';
import { type Column, columnsOf, guessRoles, hasHeader, type Role, withClasses } from './columns.ts';
import { commentAbove, type Dialect, dialectOf, readRows, type TextProblem } from './delimited.ts';
import { guessPixels, type PixelGuess } from './guessPixels.ts';

/** What a person said of a table, in place of the guess. */
export interface TableChoices extends Partial<Dialect> {
  readonly header?: boolean;
  /** Whether the comment above the first row names the columns. */
  readonly comment?: boolean;
  readonly roles?: readonly Role[];
  readonly as?: 'table' | 'pixels';
  readonly pixels?: Partial<Pick<PixelGuess, 'width' | 'channels' | 'range' | 'order'>>;
}

export interface TableGuess {
  readonly dialect: Dialect;
  readonly header: boolean;
  /** The comment above the rows that could name the columns, as it is written, and whether it is taken so. */
  readonly comment?: { readonly line: string; readonly taken: boolean } | undefined;
  readonly columns: readonly Column[];
  readonly roles: readonly Role[];
  /** Whether the table says which column is the answer; otherwise the person is asked. */
  readonly sure: boolean;
  /** Where rows are pictures: how their numbers make one. */
  readonly pixels: PixelGuess | undefined;
  /** The first rows, without the header. */
  readonly rows: readonly (readonly string[])[];
  /** What is wrong with the text within the first rows. */
  readonly problem: TextProblem | undefined;
}

/** Rows that are looked at: enough to see every class of most files, few enough to be quick. */
export const LOOKED_ROWS = 300;
/** Columns of a table at most: the pixels of a picture of 256 × 256, its class and a number. */
const MOST_COLUMNS = 256 * 256 + 2;

/** Looks at the first rows of a text. Never throws. */
export function guessTable(text: string, said: TableChoices = {}): TableGuess {
  const dialect = dialectOf(text, said);
  const { names, rows: all } = readRows(text, dialect);
  const rows: (readonly string[])[] = [];
  let problem: TextProblem | undefined;
  while (rows.length <= LOOKED_ROWS) {
    const next = all.next();
    if (next.done) {
      problem = next.value;
      break;
    }
    const { line, cells } = next.value;
    if (cells.length > MOST_COLUMNS) {
      const message = `line ${line}: holds ${cells.length} cells; at most ${MOST_COLUMNS} can be read`;
      problem = { line, column: MOST_COLUMNS + 1, message };
      rows.length = 0;
      break;
    }
    rows.push(cells);
  }
  const header = names === undefined && (said.header ?? hasHeader(rows, dialect));
  const above = names === undefined && !header ? commentAbove(text, dialect) : undefined;
  const comment = above && namesColumns(above.cells, rows, dialect) ? above : undefined;
  const commented = comment !== undefined && said.comment !== false;
  const heading = names ?? (header ? rows.shift() : commented ? comment.cells : undefined);
  const columns = columnsOf(rows, heading, dialect);
  const guess = guessRoles(columns, rows, dialect, heading !== undefined);
  const found =
    said.as === 'table'
      ? undefined
      : guessPixels(columns, rows, guess, dialect, heading !== undefined, said.as === 'pixels');
  const own = said.roles?.length === columns.length ? said.roles : undefined;
  const pixels = said.as === 'pixels' || (found && said.as === undefined) ? found : undefined;
  const roles = own ?? pixels?.roles ?? guess.roles;
  return {
    dialect,
    header,
    ...(comment ? { comment: { line: comment.line, taken: commented } } : {}),
    columns: withClasses(columns, roles.indexOf('label'), rows, dialect),
    roles,
    sure: own !== undefined || (pixels ? pixels.sure : guess.sure),
    pixels: pixels && { ...pixels, ...sizeSaid(roles, said.pixels ?? {}, pixels) },
    rows,
    problem,
  };
}

/** Whether the cells of a comment can be names: as many as a row has, all different, and none a number. */
function namesColumns(cells: readonly string[], rows: readonly (readonly string[])[], dialect: Dialect): boolean {
  return (
    cells.length > 1 &&
    cells.length === rows[0]?.length &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => !isMissing(cell) && numberIn(cell, dialect) === undefined)
  );
}

/** The size of pictures once the person said which columns are pixels, or how wide pictures are. */
function sizeSaid(
  roles: readonly Role[],
  said: NonNullable<TableChoices['pixels']>,
  guess: PixelGuess,
): Pick<PixelGuess, 'width' | 'height' | 'channels' | 'range' | 'order'> {
  const count = roles.filter((role) => role === 'input').length;
  const channels = said.channels ?? (count % guess.channels === 0 ? guess.channels : 1);
  const each = count / channels;
  const width =
    said.width ?? (each === guess.width * guess.height ? guess.width : Math.max(1, Math.round(Math.sqrt(each))));
  return {
    channels,
    width,
    height: Math.ceil(each / width),
    range: said.range ?? guess.range,
    order: said.order ?? guess.order,
  };
}
