/** @file All that `lesson check` looks at: words, quoted numbers, goals. */

import { registries } from '#engine/registries.ts';
import { glossary } from '#glossary/index.ts';
import { plainWords } from '#glossary/plainWords.ts';
import { documentsOf } from '#lesson/documents.ts';
import type { Lesson } from '#lesson/lesson.ts';
import { proseFaults } from '#lesson/prose.ts';
import { type Proof, proveGoal, quoteFault, shownOf } from '#lesson/prove.ts';
import { wordsOf } from '#lesson/readLesson.ts';
import { inlinesOf, readRichText } from '#lesson/richText.ts';
import { prover } from './lessonRun.ts';

const vocabulary = { names: glossary.flatMap(({ name, also }) => [name, ...also]), never: plainWords };

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

export const proseFaultsOf = (lesson: Lesson): readonly string[] =>
  allWords(lesson).flatMap(([path, words]) => proseFaults(words, vocabulary).map((says) => `${path} ${says}`));

export function checkLesson(lesson: Lesson): Checked {
  const faults = [...proseFaultsOf(lesson)];
  const documents = documentsOf(lesson, registries);
  const proofs = new Map<string, Proof>();
  const numbers = new Map<string, string>();
  for (const [i, part] of lesson.parts.entries()) {
    const document = documents[i]!;
    for (const [path, words] of wordsOf(part, `parts[${i}]`))
      for (const one of inlinesOf(readRichText(words))) {
        if (one.kind !== 'number' || one.number.quoted === undefined) continue;
        const shown = shownOf(one.number, document, prover);
        const fault = quoteFault(one.number, shown);
        if (fault !== undefined) faults.push(`${path} ${fault}`);
        numbers.set(`${part.id}/${keyOf(one.number)}`, shown);
      }
    for (const [k, goal] of part.goals.entries()) {
      const proof = proveGoal(goal, document, prover);
      faults.push(...proof.faults.map((fault) => `parts[${i}].goals[${k}] ${fault}`));
      proofs.set(`${part.id}/${goal.id}`, proof);
    }
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
