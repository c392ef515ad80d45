/** @file Hand-ins out of what was pasted or dropped: links or JSON, one to a line, or files with one, a list, or lines of them. What cannot be read is told with its place; the rest is taken. */
import {
  type HandIn,
  handInsToday,
  type Lesson,
  readHandInLine,
  readHandInValue,
  readLesson,
  readMarkdown,
  sentence,
} from '#lesson/index.ts';
import { decodeLesson } from '#lesson/link.ts';
import { isObject } from '#nn/json.ts';
import { registries } from '#state/registries.ts';
import { entryOf, handInWords, lineOf } from './handInsWords.ts';

export interface Source {
  /** Of a file; undefined of what was pasted. */
  readonly name?: string;
  readonly text: string;
}
export interface Taken {
  /** Where it stood: "Line 3", "ada.json". */
  readonly where: string;
  readonly handIn: HandIn;
}
export interface Fault {
  readonly where: string;
  readonly says: string;
}
export interface TakenIn {
  readonly taken: readonly Taken[];
  /** Lessons that came along, which the course does not have. */
  readonly lessons: readonly Lesson[];
  readonly faults: readonly Fault[];
}

/** Most hand-ins that are looked at together. */
export const MOST_HAND_INS = 300;

type Read = { readonly handIn: HandIn } | { readonly lesson: Lesson } | { readonly error: string };

/** @param known those that are there already: one that comes again is told of, and counts once */
export async function takeIn(sources: readonly Source[], known: readonly Taken[] = []): Promise<TakenIn> {
  const [taken, lessons, faults]: [Taken[], Lesson[], Fault[]] = [[], [], []];
  const seen = new Map(known.map(({ where, handIn }) => [JSON.stringify(handIn), where]));
  const put = (where: string, read: Read) => {
    if ('error' in read) return void faults.push({ where, says: read.error });
    if ('lesson' in read) return void lessons.push(read.lesson);
    for (const handIn of handInsToday(read.handIn)) {
      const text = JSON.stringify(handIn);
      const before = seen.get(text);
      if (before !== undefined) return void faults.push({ where, says: handInWords.twice(before) });
      if (known.length + taken.length >= MOST_HAND_INS)
        return void faults.push({ where, says: handInWords.tooMany(MOST_HAND_INS) });
      seen.set(text, where);
      taken.push({ where, handIn });
    }
  };
  for (const { name, text } of sources) {
    const plain = text.replace(/^\uFEFF/, '').trim();
    if (plain === '') {
      put(name ?? lineOf(1), { error: handInWords.empty });
      continue;
    }
    const whole = wholeOf(plain);
    if (whole) {
      for (const [i, read] of whole.entries())
        put([name, whole.length > 1 || name === undefined ? entryOf(i + 1) : ''].filter(Boolean).join(', '), read);
      continue;
    }
    for (const [i, line] of text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .entries())
      if (line.trim() !== '') put([name, lineOf(i + 1)].filter(Boolean).join(', '), await readLine(line));
  }
  return { taken, lessons, faults };
}

/** A text that is JSON or a lesson's file as a whole; undefined where it is lines. */
function wholeOf(text: string): readonly Read[] | undefined {
  if (/^---\r?\n/.test(text)) {
    const reading = readMarkdown(text, registries);
    return [
      reading.lesson ? { lesson: reading.lesson } : { error: handInWords.noLesson(sentence(reading.problems[0]!)) },
    ];
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return (Array.isArray(value) ? value : [value]).map(readValue);
}

function readValue(value: unknown): Read {
  if (!isObject(value) || !('parts' in value)) return readHandInValue(value);
  const { lesson, problems } = readLesson(value, registries);
  return lesson ? { lesson } : { error: handInWords.noLesson(sentence(problems[0]!)) };
}

async function readLine(line: string): Promise<Read> {
  const packed = /#l=(.*)$/.exec(line.trim())?.[1];
  return packed === undefined ? readHandInLine(line) : decodeLesson(packed, registries);
}
