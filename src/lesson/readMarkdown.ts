/** @file A lesson's file as a lesson: its layout is in `markdown.ts`. What is wrong is told with its line and path; nothing of the file is lost. */
import type { Json } from '#nn/json.ts';
import type { Registries } from '#nn/recipe.ts';
import { type Comment, type Gathered, readKeyed } from './keyed.ts';
import { LESSON_VERSION, type Lesson } from './lesson.ts';
import { fileWords } from './lessonWords.ts';
import { frontTable, jsonFences, type RowFence, rowFences, rowTable, settingsTable } from './markdown.ts';
import { type LessonProblem, readLesson } from './readLesson.ts';

export type MarkdownReading =
  | { readonly lesson: Lesson; readonly comments: readonly Comment[]; readonly problems: readonly [] }
  | { readonly lesson?: undefined; readonly problems: readonly LessonProblem[] };

const MAX_TEXT = 512 * 1024;

/** Never throws. */
export function readMarkdown(source: string, registries: Registries): MarkdownReading {
  if (source.length > MAX_TEXT)
    return { problems: [{ path: 'lesson', says: fileWords.long(Math.round(source.length / 1024)), line: 1 }] };
  const into: Gathered = { lines: new Map(), comments: [], problems: [] };
  const value = gather(
    source
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n')
      .split('\n'),
    into,
  );
  if (into.problems.length > 0) return { problems: into.problems };
  const reading = readLesson(value, registries);
  if (reading.lesson) return { lesson: reading.lesson, comments: into.comments, problems: [] };
  return { problems: reading.problems.map((problem) => ({ ...problem, line: lineOf(problem.path, into.lines) })) };
}

/** The line of a file in which a path stands, counted from 1: of the path itself, or of the nearest around it. */
export function linesIn(source: string): (path: string) => number {
  const into: Gathered = { lines: new Map(), comments: [], problems: [] };
  gather(source.split('\n'), into);
  return (path) => lineOf(path, into.lines);
}

/** The line at which a path stands, or the nearest around it. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number {
  // A key that somebody wrote may end in anything: each turn takes away a character at least.
  for (let at = path; at !== ''; at = at.replace(/(?:\.?[^.[\]]+|\[\d+\]|.)$/su, '')) {
    const line = lines.get(at);
    if (line !== undefined) return line;
  }
  return 1;
}

function gather(lines: readonly string[], into: Gathered): Json {
  const note = (line: number, path: string, says: string) => into.problems.push({ path, says, line });
  const end = lines.findIndex((text, i) => i > 0 && text.trimEnd() === '---');
  if (lines[0]?.trimEnd() !== '---' || end < 0) {
    note(1, 'lesson', fileWords.noFront);
    return {};
  }
  const front = readKeyed(lines.slice(1, end), 2, frontTable, '', into);
  const parts: PartMaking[] = [];
  const body = lines.slice(end + 1);
  const hasHeading = headed(body);
  if (!hasHeading) parts.push(new PartMaking(front['id'], front['title']));
  let told: string[] = [];
  /** The comments that were met stand before this. */
  const before = (path: string) => {
    for (const text of told) into.comments.push({ before: path, text });
    told = [];
  };
  for (let i = 0; i < body.length; i++) {
    const [text, line] = [body[i]!, end + 2 + i];
    const part = parts.at(-1);
    const path = `parts[${parts.length - 1}]`;
    const heading = /^# +(.+?)(?: +\{#([^{}\s]+)\})?\s*$/.exec(text);
    if (text.startsWith('<!--')) {
      const close = body.findIndex((one, k) => k >= i && one.includes('-->'));
      if (close < 0) note(line, path, fileWords.openComment);
      else if (!/-->\s*$/.test(body[close]!)) note(line, path, fileWords.hidden);
      else
        told.push(
          body
            .slice(i, close + 1)
            .join('\n')
            .trim()
            .slice(4, -3)
            .trim(),
        );
      i = close < 0 ? body.length : close;
      part?.endPiece();
    } else if (text.startsWith('```')) {
      const close = body.findIndex((one, k) => k > i && /^```\s*$/.test(one));
      part?.endPiece();
      if (close < 0) {
        note(line, path, fileWords.openFence);
        break;
      }
      if (part) before(readFence(part, text.slice(3).trim(), body.slice(i + 1, close), line, path, into));
      else note(line, 'lesson', fileWords.beforePart);
      i = close;
    } else if (heading) {
      const [, title = '', id = slug(title)] = heading;
      parts.push(new PartMaking(id, title));
      into.lines.set(`parts[${parts.length - 1}]`, line);
      before(`parts[${parts.length - 1}]`);
    } else if (/^#{2,6} /.test(text)) note(line, path, fileWords.heading);
    else if (text.trim() === '') part?.endPiece();
    else if (part) {
      if (part.piece === undefined) before(`${path}.text[${part.pieces.length}]`);
      if (part.pieces.length === 0 && part.piece === undefined) into.lines.set(`${path}.text`, line);
      part.piece = part.piece === undefined ? text : `${part.piece}\n${text}`;
    } else note(line, 'lesson', fileWords.beforePart);
  }
  before('$');
  return { lesson: LESSON_VERSION, ...front, parts: parts.map((part) => part.value) };
}

/** Whether a line outside all blocks begins a part. */
function headed(body: readonly string[]): boolean {
  let fenced = false;
  return body.some((text) => {
    if (text.startsWith('```')) fenced = !fenced;
    return !fenced && /^# /.test(text);
  });
}
const slug = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40) || 'part';

class PartMaking {
  /** Paragraphs and lists that are whole, and the one that is being read. */
  readonly pieces: string[] = [];
  piece: string | undefined;
  readonly said = new Map<string, unknown>();
  readonly id: unknown;
  readonly title: unknown;
  constructor(id: unknown, title: unknown) {
    this.id = id;
    this.title = title;
  }
  endPiece(): void {
    if (this.piece !== undefined) this.pieces.push(this.piece);
    this.piece = undefined;
  }
  list(name: string): unknown[] {
    const list = (this.said.get(name) as unknown[] | undefined) ?? [];
    this.said.set(name, list);
    return list;
  }
  get value(): Json {
    this.endPiece();
    return { id: this.id, title: this.title, ...Object.fromEntries(this.said), text: this.pieces.join('\n\n') };
  }
}

/** Reads a fenced block into its part; gives the path that it stands at. */
function readFence(
  part: PartMaking,
  info: string,
  lines: readonly string[],
  line: number,
  path: string,
  into: Gathered,
): string {
  const note = (at: string, says: string) => into.problems.push({ path: at, says, line });
  const once = (name: string, value: unknown, at = `${path}.${name}`, where = line): string => {
    into.lines.set(at, where);
    if (part.said.has(name)) note(at, fileWords.twice(name));
    part.said.set(name, value);
    return at;
  };
  if (Object.hasOwn(jsonFences, info)) {
    const name = jsonFences[info as keyof typeof jsonFences];
    try {
      return once(name, JSON.parse(lines.join('\n')));
    } catch (error) {
      note(`${path}.${name}`, fileWords.notJson(error instanceof Error ? error.message : String(error)));
      return `${path}.${name}`;
    }
  }
  if (info === 'takeaway') return once('takeaway', lines.join('\n'));
  if (info === 'part') {
    const settings = readKeyed(lines, line + 1, settingsTable, path, into);
    for (const [name, value] of Object.entries(settings))
      if (Object.hasOwn(settingsTable, name)) once(name, value, `${path}.${name}`, into.lines.get(`${path}.${name}`));
      else note(`${path}.${name}`, fileWords.noField);
    return `${path}.part`;
  }
  const [, fence, id] = /^(ask|goal|hint)(?: (\S+))?$/.exec(info) ?? [];
  if (fence === undefined) {
    note(
      path,
      fileWords.unknownFence(
        JSON.stringify(info.slice(0, 40)),
        ['part', ...Object.keys(jsonFences), 'ask ID', 'goal ID', 'hint', 'takeaway'].join(', '),
      ),
    );
    return path;
  }
  const rows = part.list(rowFences[fence as RowFence]);
  const at = `${path}.${rowFences[fence as RowFence]}[${rows.length}]`;
  into.lines.set(at, line);
  const kind = lines.map((one) => /^kind:\s+(\w+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
  const values = readKeyed(lines, line + 1, rowTable(fence as RowFence, kind), at, into);
  rows.push(id === undefined ? values : { id, ...values });
  return at;
}
