/**
 * Checks lessons, compiles them and replays what learners handed in: `npm run -s lesson -- check FILE…`, `… build FILE…`, `… replay FILE…`, `… schema`. A check
 * proves every goal (false at the start, true at its solution's end) and computes every quoted number again.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import '#data/worlds/provide.ts';
import { replayNow } from '#engine/laboratory/replays.ts';
import { registries } from '#engine/registries.ts';
import { documentsOf } from '#lesson/documents.ts';
import { type HandIn, handInsToday } from '#lesson/handIn.ts';
import { readHandInLine } from '#lesson/handInText.ts';
import type { Comment } from '#lesson/keyed.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { encodeLesson } from '#lesson/link.ts';
import { shownOf } from '#lesson/prove.ts';
import { withQuotes } from '#lesson/quote.ts';
import { readLesson, sentence } from '#lesson/readLesson.ts';
import { readMarkdown } from '#lesson/readMarkdown.ts';
import { schemaText } from '#lesson/schema.ts';
import { writeMarkdown } from '#lesson/writeMarkdown.ts';
import { check as checkHandIn, prepare, runsToMake } from '#lessons/handIns/check.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { probes } from '#probes/index.ts';
import { checkLesson } from '#proof/lessonCheck.ts';
import { prover } from '#proof/lessonRun.ts';
import { asLongCommand, namesIn, Refusal, readJson, readText, refuse, unreadable, unwritable } from './command.ts';
import { keepProofs } from './lessonProofs.ts';

const USAGE = `usage: npm run -s lesson -- check FILE… [--quote] [--keep] | build FILE… [--markdown | --link] | replay FILE… [--lessons FOLDER] | schema [--write]
  check     FILE.md or compiled FILE.json: its form, its words, every quoted number and every goal with its solution
  --quote   writes quoted numbers into the file as they come out, first: {{testLoss@300 = ?}} asks for one
  --keep    of lessons that pass, keeps hashes and values in lessons/proofs.json
  build     prints what a file compiles to as one line of JSON; --markdown as a file in our layout, --link as what stands behind #l=
  replay    hand-ins: grades their answers again, trains their runs again and flags what comes to something else
  --lessons where the lessons of the hand-ins lie; lessons where nothing is said
  schema    prints the JSON schema of compiled lessons; --write puts it into docs/lesson.schema.json`;

/** Names of files, and flags with what belongs to them. */
function readArguments(args: readonly string[], flags: Readonly<Record<string, boolean>>) {
  const files: string[] = [];
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (!arg.startsWith('--')) files.push(arg);
    else if (!Object.hasOwn(flags, arg)) throw new Refusal(`unknown argument ${arg}\n${USAGE}`);
    else given.set(arg, flags[arg] ? (args[++i] ?? '') : '');
  }
  return { files, given };
}

interface LessonFile {
  readonly lesson: Lesson;
  readonly comments: readonly Comment[];
}

/** @throws Refusal, a line for each problem */
export function openLesson(file: string): LessonFile {
  if (file.endsWith('.json')) {
    const reading = readLesson(readJson(file), registries);
    if (reading.lesson) return { lesson: reading.lesson, comments: [] };
    throw new Refusal(reading.problems.map((problem) => `${file}: ${sentence(problem)}`).join('\n'));
  }
  const reading = readMarkdown(readText(file), registries);
  if (reading.lesson) return reading;
  throw new Refusal(reading.problems.map((problem) => `${file}:${problem.line}: ${sentence(problem)}`).join('\n'));
}

export const main = asLongCommand(USAGE, async ([command = '', ...args]) => {
  switch (command) {
    case 'check':
      return check(args);
    case 'build':
      return build(args);
    case 'replay':
      return replay(args);
    case 'schema':
      if (args.includes('--write')) writeFileSync('docs/lesson.schema.json', schemaText());
      else console.log(schemaText());
      return 0;
    default:
      return refuse(USAGE);
  }
});

function check(args: readonly string[]): number {
  const { files, given } = readArguments(args, { '--quote': false, '--keep': false });
  if (files.length === 0) return refuse(USAGE);
  let failed = 0;
  for (const file of files) {
    if (given.has('--quote')) quote(file);
    const { lesson } = openLesson(file);
    const started = performance.now();
    const checked = checkLesson(lesson);
    const { proofs, numbers } = checked;
    const faults = [...nameFaults(file, lesson), ...checked.faults];
    for (const fault of faults) console.error(`${file}: ${fault}`);
    if (faults.length > 0) failed++;
    else if (given.has('--keep')) keepProofs(lesson, { proofs, numbers });
    const seconds = (performance.now() - started) / 1000;
    console.log(
      JSON.stringify({ file, lesson: lesson.id, faults: faults.length, proofs, numbers, engine: ENGINE, seconds }),
    );
  }
  return failed > 0 ? 1 : 0;
}

/** A lesson of the course is found by its file's name. */
function nameFaults(file: string, { id }: Lesson): string[] {
  const called = /^\d+-(.+)\.md$/.exec(basename(file))?.[1];
  return called === undefined || called === id ? [] : [`id is ${id}, and the file is called as if it were ${called}`];
}

function quote(file: string): void {
  const documents = documentsOf(openLesson(file).lesson, registries);
  const text = readText(file);
  const quoted = withQuotes(text, (number, part) => shownOf(number, documents[part]!, prover));
  if (quoted === text) return;
  try {
    writeFileSync(file, quoted);
  } catch (error) {
    throw new Refusal(unwritable(file, error));
  }
}

async function build(args: readonly string[]): Promise<number> {
  const { files, given } = readArguments(args, { '--markdown': false, '--link': false });
  if (files.length === 0) return refuse(USAGE);
  for (const file of files) {
    const { lesson, comments } = openLesson(file);
    if (given.has('--markdown')) console.log(writeMarkdown(lesson, comments));
    else console.log(given.has('--link') ? await encodeLesson(lesson) : JSON.stringify(lesson));
  }
  return 0;
}

/** The lessons in a folder, by their ids. */
export function lessonsIn(folder: string): ReadonlyMap<string, Lesson> {
  const files = namesIn(folder).filter((name) => name.endsWith('.md') || name.endsWith('.lesson.json'));
  return new Map(files.map((name) => openLesson(join(folder, name)).lesson).map((lesson) => [lesson.id, lesson]));
}

async function replay(args: readonly string[]): Promise<number> {
  const { files, given } = readArguments(args, { '--lessons': true });
  if (files.length === 0) return refuse(USAGE);
  const lessons = lessonsIn(given.get('--lessons') ?? 'lessons');
  let flagged = 0;
  for (const file of files) {
    const reading = await readHandInLine(openText(file));
    const found =
      'error' in reading
        ? [{ flags: [reading.error] }]
        : await Promise.all(handInsToday(reading.handIn).map((handIn) => replayed(handIn, lessons)));
    if (found.some(({ flags }) => flags.length > 0)) flagged++;
    for (const one of found) console.log(JSON.stringify({ file: basename(file), ...one }));
  }
  return flagged > 0 ? 1 : 0;
}

async function replayed(handIn: HandIn, lessons: ReadonlyMap<string, Lesson>) {
  const prepared = await prepare(handIn, lessons.get(handIn.lesson));
  const { answers, runs, flags } = checkHandIn(prepared, replayNow(runsToMake(prepared), probes));
  return {
    lesson: handIn.lesson,
    ...(handIn.name === undefined ? {} : { name: handIn.name }),
    answers: answers.map(({ part, question, step, grade }) => ({ part, question, step, right: grade.right })),
    goals: handIn.goals,
    runs: runs.map(({ part, verdict, made }) => ({
      part,
      ...(made ? { step: made.step, parameterHash: made.parameterHash } : {}),
      verdict,
    })),
    flags: flags.map(({ says }) => says),
  };
}

function openText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal(unreadable(file, error));
  }
}
