/** @file Steps that the words of a part ask for, held against the step at which its goal is reached: who has trained so far must not be told to train on. */
import type { LessonGoal } from './goal.ts';
import type { Part } from './lesson.ts';
import { proofWords } from './proofWords.ts';
import type { Proof } from './prove.ts';
import { stepsOf } from './stepsOf.ts';

/** The farthest step that words name, "40 steps" or "step 1,000"; those that are counted from elsewhere, or are only a beginning, are left out. */
export function askedSteps(says: string): number | undefined {
  const named = [...says.matchAll(/\b(\d[\d,]*) steps\b(?! after)|\bstep (\d[\d,]*)\b(?! or later)/g)];
  const steps = named.map(([, many, at]) => Number((many ?? at)!.replaceAll(',', '')));
  return steps.length > 0 ? Math.max(...steps) : undefined;
}

/** What of words is told to be done; what they say of a run that was made is left out. */
const toldIn = (words: string): string =>
  words
    .split(/(?<=[.?!:])\s+/)
    .filter((sentence) => /^(?:(?:First|Now|Then),? )?(?:Find|Give|Go on|Let|Run|Train|Watch)\b/i.test(sentence))
    .join(' ');

/** Sentences. Where a part's run pauses the goal is looked at, too: there it need not have been reached before. */
export function stepFaults(
  part: Part,
  { id, says }: Pick<LessonGoal, 'id' | 'says'>,
  { reached }: Pick<Proof, 'reached'>,
): readonly string[] {
  const late = Math.max(...reached.map((step) => step ?? 0));
  const places: readonly (readonly [string, string])[] = [
    ['the goal', says],
    // Of several goals the text may mean another.
    ...(part.goals.length === 1 ? [['the text', toldIn(part.text)] as const] : []),
    ...part.hints.flatMap((hint, k) => ((hint.of ?? id) === id ? [[`hints[${k}]`, toldIn(hint.says)] as const] : [])),
  ];
  return places.flatMap(([where, words]) => {
    const asked = askedSteps(words);
    return asked === undefined || late <= asked || stepsOf(part) === asked ? [] : [proofWords.late(where, asked, late)];
  });
}
