/** @file A lesson as a file in our layout (`markdown.ts`): read again it is the same lesson, with the same comments. */
import type { Json } from '#nn/json.ts';
import { type Comment, writeKeyed } from './keyed.ts';
import { LESSON_VERSION, type Lesson, type Part } from './lesson.ts';
import { frontTable, jsonFences, type RowFence, rowFences, rowTable, settingsTable } from './markdown.ts';
import { piecesOf } from './richText.ts';

const WIDEST = 120;

/** JSON that is read by people: what fits in a line stands in one. */
function printed(value: unknown, indent = ''): string {
  const flat = spaced(value);
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= WIDEST) return flat;
  const inner = `${indent}  `;
  const [open, close, entries] = Array.isArray(value)
    ? ['[', ']', value.map((one) => printed(one, inner))]
    : ['{', '}', Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${printed(one, inner)}`)];
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const entries = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${spaced(one)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

export function writeMarkdown(lesson: Lesson, comments: readonly Comment[] = []): string {
  const at = (path: string) => comments.filter(({ before }) => before === path).map(({ text }) => text);
  const remarks = (path: string) => at(path).map((text) => `<!-- ${text} -->`);
  const { parts, ...front } = lesson;
  const [only] = parts;
  const lone = parts.length === 1 && only!.id === lesson.id && only!.title === lesson.title;
  const said: Json =
    lesson.lesson === LESSON_VERSION && lone && lesson.shelf !== undefined ? { ...front, lesson: undefined } : front;
  const blocks = [
    ['---', ...writeKeyed(said, frontTable, '', at), '---'].join('\n'),
    ...parts.flatMap((part, i) => [
      ...remarks(`parts[${i}]`),
      ...(lone ? [] : [`# ${part.title} {#${part.id}}`]),
      ...partBlocks(part, `parts[${i}]`, at, remarks),
    ]),
    ...remarks('$'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

type At = (path: string) => readonly string[];

function partBlocks(part: Part, path: string, at: At, remarks: At): string[] {
  const fenced = (info: string, lines: readonly string[]) => [`\`\`\`${info}`, ...lines, '```'].join('\n');
  const settings = writeKeyed(part as unknown as Json, settingsTable, path, at);
  return [
    ...piecesOf(part.text).flatMap((piece, k) => [...remarks(`${path}.text[${k}]`), piece]),
    ...Object.entries(jsonFences).flatMap(([info, name]) =>
      part[name] === undefined ? [] : [...remarks(`${path}.${name}`), fenced(info, printed(part[name]).split('\n'))],
    ),
    ...(settings.length > 0 || remarks(`${path}.part`).length > 0
      ? [...remarks(`${path}.part`), fenced('part', settings)]
      : []),
    ...Object.entries(rowFences).flatMap(([info, name]) =>
      part[name].flatMap((row, k) => {
        const { id, ...rest } = row as Json;
        const table = rowTable(info as RowFence, rest['kind']);
        const lines = writeKeyed(rest, table, `${path}.${name}[${k}]`, at);
        return [
          ...remarks(`${path}.${name}[${k}]`),
          fenced(id === undefined ? info : `${info} ${id as string}`, lines),
        ];
      }),
    ),
    ...(part.takeaway === undefined
      ? []
      : [...remarks(`${path}.takeaway`), fenced('takeaway', part.takeaway.split('\n'))]),
  ];
}
