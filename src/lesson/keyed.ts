/**
 * @file Lines of `key: value`, as the front of a lesson's file and its fenced parts have them: items of a list follow their key as lines of `- item`, what is
 * indented goes on with the line before, `# …` is a comment. What a value means its shape says.
 */
import type { Json } from '#nn/json.ts';
import { fileWords } from './lessonWords.ts';
import type { LessonProblem } from './readLesson.ts';
import { lineValue, type Shape, type Table } from './shape.ts';

/** A note to those who read the file: it stands before what is at a path, and no learner sees it. */
export interface Comment {
  readonly before: string;
  readonly text: string;
}

/** What reading a file gathers: where each path stands, comments, and what is wrong. */
export interface Gathered {
  readonly lines: Map<string, number>;
  readonly comments: Comment[];
  readonly problems: LessonProblem[];
}

/** What follows the last of the lines. */
const endOf = (path: string) => `${path || 'front'}.$`;
const dotted = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);

/**
 * @param first the number of the first line in the file
 * @param path of what the lines say
 */
export function readKeyed(lines: readonly string[], first: number, table: Table, path: string, into: Gathered): Json {
  const said = new Map<string, unknown>();
  const note = (line: number, says: string) => into.problems.push({ path: path || 'lesson', says, line });
  let told: string[] = [];
  const comment = (before: string) => {
    if (told.length > 0) into.comments.push({ before, text: told.join('\n') });
    told = [];
  };
  for (let i = 0; i < lines.length; ) {
    const [text, line] = [lines[i]!, first + i];
    i++;
    const remark = /^\s*#(?: (.*))?$/.exec(text);
    const pair = /^([a-zA-Z]\w{0,30}):(?:\s+(.*))?$/.exec(text.trimEnd());
    if (remark) told.push(remark[1] ?? '');
    if (remark || text.trim() === '') continue;
    if (!pair) {
      note(line, /^\s*- /.test(text) ? fileWords.strayItem : fileWords.noKey(JSON.stringify(text.slice(0, 40))));
      continue;
    }
    const [, key = '', rest = ''] = pair;
    const at = dotted(path, key);
    if (said.has(key)) note(line, fileWords.twice(key));
    comment(at);
    into.lines.set(at, line);
    const shape = Object.hasOwn(table, key) ? table[key] : undefined;
    const whole = [rest];
    const items: string[] = [];
    for (; i < lines.length; i++) {
      const next = lines[i]!;
      const item = /^\s*- (.*)$/.exec(next.trimEnd());
      const aside = /^\s*#(?: (.*))?$/.exec(next);
      if (item && rest === '') {
        comment(`${at}[${items.length}]`);
        into.lines.set(`${at}[${items.length}]`, first + i);
        items.push(item[1]!);
      } else if (aside && rest === '' && /^\s*(?:- |#)/.test(lines[i + 1] ?? '')) told.push(aside[1] ?? '');
      else if (/^\s+\S/.test(next) && !item && !aside)
        (items.length > 0 ? items : whole).push(`${(items.length > 0 ? items : whole).pop()!} ${next.trim()}`.trim());
      else break;
    }
    said.set(key, meant(shape, whole[0]!, items));
  }
  comment(endOf(path));
  return Object.fromEntries(said);
}

function meant(shape: Shape<unknown> | undefined, line: string, items: readonly string[]): unknown {
  if (items.length > 0) return items.map((one) => (shape?.item ? shape.item.fromLine(one) : lineValue(one)));
  if (line === '' && (shape?.schema as { type?: string } | undefined)?.type === 'array') return [];
  return shape ? shape.fromLine(line) : lineValue(line);
}

/** The lines of a row, in the order of its table; what is empty is left out. @param commentsAt the comments that stand before a path */
export function writeKeyed(
  values: Json,
  table: Table,
  path: string,
  commentsAt: (path: string) => readonly string[],
): string[] {
  const remarks = (at: string) =>
    commentsAt(at).flatMap((text) => text.split('\n').map((line) => (line === '' ? '#' : `# ${line}`)));
  const lines = Object.entries(table).flatMap(([key, shape]) => {
    const value = values[key];
    if (value === undefined || (shape.empty !== undefined && isEmpty(value))) return [];
    const at = dotted(path, key);
    const { item } = shape;
    if (!item || !Array.isArray(value)) return [...remarks(at), `${key}: ${shape.toLine(value)}`];
    return [
      ...remarks(at),
      `${key}:`,
      ...value.flatMap((one, i) => [...remarks(`${at}[${i}]`), `- ${item.toLine(one)}`]),
    ];
  });
  return [...lines, ...remarks(endOf(path))];
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.length === 0);
