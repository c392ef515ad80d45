/** @file A text as a table: of measurements, or of pixels. */
import { inTasks } from '#base/tasks.ts';
import { ownPoints } from '#data/points/ownPoints.ts';
import { nameOf } from './cells.ts';
import { decodeText } from './decodeText.ts';
import { readRows } from './delimited.ts';
import type { Encoding } from './encodings.ts';
import type { Choices, Part, Question } from './examine.ts';
import { guessTable, type TableGuess } from './guessTable.ts';
import { readPixelTable } from './readPixelTable.ts';
import { readTable } from './readTable.ts';
import { baseName, type SourceFile, Unreadable } from './source.ts';

export interface TableText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly sure: boolean;
  readonly guess: TableGuess;
}

async function textOf(file: SourceFile, choices: Pick<Choices, 'encoding' | 'table'>): Promise<TableText | undefined> {
  const decoded = decodeText(await file.bytes(), choices.encoding);
  return decoded && { ...decoded, guess: guessTable(decoded.text, choices.table) };
}

/** By path: its class, where a table names most of the pictures beside it. */
function listOf({ text, guess }: TableText, paths: readonly string[]): ReadonlyMap<string, string> | undefined {
  const known = endsOf(paths);
  const file = guess.columns.findIndex(
    (_, c) =>
      guess.rows.length > 0 &&
      guess.rows.filter((row) => known.get(endOf(row[c] ?? ''))).length * 2 > guess.rows.length,
  );
  const label = guess.roles.findIndex((role, c) => role === 'label' && c !== file);
  const answer = label >= 0 ? label : guess.columns.findIndex((_, c) => c !== file);
  if (file < 0 || answer < 0) return undefined;
  const { rows } = readRows(text, guess.dialect);
  if (guess.header) rows.next();
  const list = new Map<string, string>();
  for (const { cells } of rows) {
    const path = known.get(endOf(cells[file] ?? ''));
    if (path && cells[answer]) list.set(path, nameOf(cells[answer]));
  }
  return list.size * 2 > paths.length && new Set(list.values()).size >= 2 ? list : undefined;
}

/** A path as lists write it, on any system. */
const endOf = (cell: string): string =>
  cell
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '');

/** By every end of a path, with and without what its name ends with: the path; undefined where several end so, since it names none of them. */
function endsOf(paths: readonly string[]): ReadonlyMap<string, string | undefined> {
  const known = new Map<string, string | undefined>();
  for (const path of paths) {
    const parts = path.normalize('NFC').split('/');
    for (let from = 0; from < parts.length; from++) {
      const end = parts.slice(from).join('/');
      for (const key of new Set([end, end.replace(/\.[^./]*$/, '')])) known.set(key, known.has(key) ? undefined : path);
    }
  }
  return known;
}

async function examineText(file: SourceFile, choices: Choices): Promise<Part> {
  const name = baseName(file.path);
  let read: TableText | undefined;
  try {
    read = await textOf(file, choices);
  } catch (error) {
    if (error instanceof Unreadable) return { error: `${name}: ${error.message}` };
    throw error;
  }
  if (!read) return { error: `${name}: is no text in this encoding` };
  const { text, encoding, sure, guess } = read;
  const points = ownPoints(text);
  if (points) return { points };
  const about = { encoding, encodingSure: sure, table: guess };
  if (guess.rows.length === 0 && guess.problem) return { error: `${name}: ${guess.problem.message}`, guess: about };
  if (guess.rows.length === 0) return { error: `${name}: holds no row`, guess: about };
  if (guess.columns.length < 2)
    return { error: `${name}: holds one column; a table has inputs and an answer`, guess: about };
  const questions = questionsOf(guess);
  if (questions.length > 0) return { questions, guess: about };
  if (guess.pixels) {
    const result = await inTasks(readPixelTable(text, guess, name));
    return 'error' in result
      ? { error: result.error, guess: about }
      : { images: result.set, remarks: result.remarks, guess: about };
  }
  const result = await inTasks(
    readTable(text, guess, name, {
      ...(choices.gaps ? { gaps: choices.gaps } : {}),
      ...(choices.missing ? { missing: choices.missing } : {}),
      ...(choices.kinds ? { kinds: choices.kinds } : {}),
    }),
  );
  return 'error' in result
    ? { error: result.error, guess: about }
    : { table: result.set, remarks: result.remarks, guess: about };
}

function questionsOf({ sure, pixels, roles }: TableGuess): Question[] {
  const questions: Question[] = [];
  if (pixels) {
    const count = roles.filter((role) => role === 'input').length;
    if (pixels.width * pixels.height * pixels.channels !== count) questions.push({ about: 'width', pixels: count });
  }
  if (!sure) questions.push({ about: 'answer' });
  return questions;
}

export const examineTable = Object.assign(examineText, { text: textOf, list: listOf });
