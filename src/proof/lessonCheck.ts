/** @file All that `lesson check` and the editor of lessons look at: words, quoted numbers, goals. */

import { registries } from '#engine/registries.ts';
import { glossary } from '#glossary/index.ts';
import { plainWords } from '#glossary/plainWords.ts';
import { stepFaults } from '#lesson/askedSteps.ts';
import { documentsOf } from '#lesson/documents.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { minutesFault } from '#lesson/minutesOf.ts';
import { LENS_BESIDE } from '#lesson/proofWords.ts';
import { proseFaults } from '#lesson/prose.ts';
import { type InParts, type Proof, proving, quoteFault, showing, type shownOf } from '#lesson/prove.ts';
import { wordsOf } from '#lesson/readLesson.ts';
import { inlinesOf, readRichText } from '#lesson/richText.ts';
import { unvouched } from '#lesson/vouched.ts';
import { isObject, own } from '#nn/json.ts';
import { prover } from './lessonRun.ts';

const vocabulary = { names: glossary.flatMap(({ name, also }) => [name, ...also]), never: plainWords };

/** The part whose network a text speaks of: the lesson's own words speak of the first. */
const partOf = (path: string): number => Number(/^parts\[(\d+)\]/.exec(path)?.[1] ?? 0);

export interface Checked {
  /** Sentences, each with its path. */
  readonly faults: readonly string[];
  /** By part and goal: `none/solve`. */
  readonly proofs: Readonly<Record<string, Proof>>;
  /** Quoted numbers, as they are shown. */
  readonly numbers: Readonly<Record<string, string>>;
}

/** Every field of a lesson that holds words, with its path. */
const allWords = (lesson: Lesson): readonly (readonly [string, string])[] => [
  ...(['question', 'sentence'] as const).flatMap((key) =>
    lesson[key] === undefined ? [] : [[key, lesson[key]] as const],
  ),
  ...lesson.parts.flatMap((part, i) => wordsOf(part, `parts[${i}]`)),
];

/** What is wrong with the words as they stand: sentences, numbers that nothing holds them to, and the time that they take. */
export const wordFaultsOf = (lesson: Lesson): readonly string[] => {
  const documents = documentsOf(lesson, registries);
  const minutes = minutesFault(lesson);
  return [
    ...(minutes === undefined ? [] : [`minutes ${minutes}`]),
    ...allWords(lesson).flatMap(([path, words]) => proseFaults(words, vocabulary).map((says) => `${path} ${says}`)),
    ...lesson.parts.flatMap((part, i) => unvouched(part, documents[i]!, `parts[${i}]`)),
  ];
};

/** Parts that would show a lens where a lesson has no room for one. */
const viewFaultsOf = ({ parts }: Lesson): readonly string[] =>
  parts.flatMap(({ show }, i) =>
    isObject(show) && own(show, 'lens') !== undefined ? [`parts[${i}].show ${LENS_BESIDE}`] : [],
  );

/** Where a check is. */
export interface CheckProgress {
  /** Of what is computed now: `parts[0].goals[1]`. */
  readonly path: string;
  /** Of all that is computed, how much is done: whole numbers and a share of the next. */
  readonly done: number;
  readonly of: number;
}

export function checkLesson(lesson: Lesson): Checked {
  const work = checking(lesson);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/** The same in short parts, for a page that does other things too. @throws Error where a document cannot be run */
export function* checking(lesson: Lesson): Generator<CheckProgress, Checked, void> {
  const faults = [...wordFaultsOf(lesson), ...viewFaultsOf(lesson)];
  const documents = documentsOf(lesson, registries);
  const proofs = new Map<string, Proof>();
  const numbers = new Map<string, string>();
  const quotes = allWords(lesson).flatMap(([path, words]) =>
    inlinesOf(readRichText(words)).flatMap((one) =>
      one.kind === 'number' && one.number.quoted !== undefined
        ? [{ path, part: partOf(path), number: one.number }]
        : [],
    ),
  );
  const goals = lesson.parts.flatMap((part, i) =>
    part.goals.map((goal, k) => ({ path: `parts[${i}].goals[${k}]`, part: i, goal })),
  );
  const of = quotes.length + goals.length;
  let done = 0;
  function* within<T>(path: string, work: InParts<T>): Generator<CheckProgress, T, void> {
    yield { path, done, of };
    for (;;) {
      const next = work.next();
      if (next.done) {
        done++;
        return next.value;
      }
      yield { path, done: done + next.value, of };
    }
  }
  for (const { path, part, number } of quotes) {
    const shown = yield* within(path, showing(number, documents[part]!, prover));
    const fault = quoteFault(number, shown);
    if (fault !== undefined) faults.push(`${path} ${fault}`);
    numbers.set(`${lesson.parts[part]!.id}/${keyOf(number)}`, shown);
  }
  for (const { path, part, goal } of goals) {
    const proof = yield* within(path, proving(goal, documents[part]!, prover));
    const faultsHere = [...proof.faults, ...stepFaults(lesson.parts[part]!, goal, proof)];
    faults.push(...faultsHere.map((fault) => `${path} ${fault}`));
    proofs.set(`${lesson.parts[part]!.id}/${goal.id}`, proof);
  }
  return { faults, proofs: Object.fromEntries(proofs), numbers: Object.fromEntries(numbers) };
}

const keyOf = ({ metric, of, step, variant, seed, starts }: Parameters<typeof shownOf>[0]): string =>
  [
    metric,
    ...of,
    step === undefined ? '' : `@${step}`,
    starts === undefined ? '' : `of ${starts}`,
    variant ?? '',
    seed === undefined ? '' : `seed ${seed}`,
  ]
    .filter(Boolean)
    .join(' ');
