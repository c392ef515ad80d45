/** @file Steps that a goal's words ask for, held against the step at which it is reached: who has trained so far must not be told to train on. */
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

/** Sentences. Where a part's run pauses the goal is looked at, too: there it need not have been reached before. */
export function stepFaults(
  part: Part,
  { says }: Pick<LessonGoal, 'says'>,
  { reached }: Pick<Proof, 'reached'>,
): readonly string[] {
  const asked = askedSteps(says);
  const late = Math.max(...reached.map((step) => step ?? 0));
  return asked === undefined || late <= asked || stepsOf(part) === asked ? [] : [proofWords.late(asked, late)];
}
