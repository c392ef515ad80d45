/**
 * @file Hand-ins held against what they come to: their answers are graded again, their runs are made again (`engine/laboratory/replays.ts`), and what does not agree
 * is flagged. The command `lesson replay` and the page's class view both ask here; they differ in where the runs are made.
 */
import type { Jobs, Replayed } from '#engine/client.ts';
import {
  type GradedAnswer,
  gradedAnswers,
  type HandIn,
  judged,
  type Lesson,
  lessonHash,
  type Part,
} from '#lesson/index.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { scoresOf } from '#nn/goal.ts';
import { decodeLink } from '#state/link.ts';
import { registries } from '#state/registries.ts';
import { flagWords } from './handInsWords.ts';

export type RunToMake = Jobs['replays']['runs'][number];

/** A run longer than this is not made again. */
const MOST_STEPS = 200_000;

/** A hand-in with its runs read: those that can be made again, by their places among its runs. */
export interface Prepared {
  readonly handIn: HandIn;
  readonly lesson: Lesson | undefined;
  readonly runs: readonly (RunToMake | { readonly fault: 'unreadable' | 'tooLong'; readonly says: string })[];
}

/** altered: it does not come to what it says; otherEngine, unreadable: whether it does cannot be told. */
export type FlagKind = 'altered' | 'otherEngine' | 'unreadable' | 'otherLesson' | 'noLesson';
export interface Flag {
  readonly kind: FlagKind;
  readonly says: string;
}
export interface CheckedRun {
  readonly part: string;
  readonly verdict: 'same' | 'changed' | 'otherEngine' | 'unreadable';
  /** As it was made again; undefined where it could not be. */
  readonly made?: Exclude<Replayed, { readonly fault: string }>;
}
export interface Checked {
  readonly handIn: HandIn;
  readonly lesson: Lesson | undefined;
  readonly answers: readonly GradedAnswer[];
  readonly runs: readonly CheckedRun[];
  readonly flags: readonly Flag[];
}

const nameOf = (lesson: Lesson | undefined, part: string): string =>
  lesson?.parts.find(({ id }) => id === part)?.title ?? part;

/** The steps at which a part's questions ask for a number of its run, ascending. */
const askedSteps = (part: Part | undefined): readonly number[] =>
  [
    ...new Set(
      (part?.ask ?? []).flatMap((question) => {
        const at = /@(\d+)$/.exec(('reading' in question ? question.reading : undefined) ?? '')?.[1];
        return at === undefined ? [] : [Number(at)];
      }),
    ),
  ].sort((a, b) => a - b);

/** Reads the runs of a hand-in. @param lesson that it is of, where it is at hand */
export async function prepare(handIn: HandIn, lesson: Lesson | undefined): Promise<Prepared> {
  const runs = handIn.runs.map(async ({ part, link }) => {
    const reading = await decodeLink(link, registries);
    const title = nameOf(lesson, part);
    if ('error' in reading) return { fault: 'unreadable', says: flagWords.unreadable(title, reading.error) } as const;
    const { document } = reading;
    const steps = document.run?.step ?? 0;
    if (steps > MOST_STEPS) return { fault: 'tooLong', says: flagWords.tooLong(title, steps, MOST_STEPS) } as const;
    return { document, looks: askedSteps(lesson?.parts.find(({ id }) => id === part)) };
  });
  return { handIn, lesson, runs: await Promise.all(runs) };
}

/** Those of the runs that can be made again. */
export const runsToMake = ({ runs }: Prepared): readonly RunToMake[] =>
  runs.flatMap((run) => ('fault' in run ? [] : [run]));

/** @param replayed what came of `runsToMake`, in its order */
export function check({ handIn, lesson, runs }: Prepared, replayed: readonly Replayed[]): Checked {
  const flags: Flag[] = [];
  if (!lesson) flags.push({ kind: 'noLesson', says: flagWords.noLesson(handIn.lesson) });
  else if (lessonHash(lesson) !== handIn.lessonHash) flags.push({ kind: 'otherLesson', says: flagWords.otherLesson });
  let next = 0;
  const checked = runs.map((run, i): CheckedRun => {
    const said = handIn.runs[i]!;
    const title = nameOf(lesson, said.part);
    const unreadable = (says: string): CheckedRun => {
      flags.push({ kind: 'unreadable', says });
      return { part: said.part, verdict: 'unreadable' };
    };
    if ('fault' in run) return unreadable(run.says);
    const made = replayed[next++]!;
    if ('fault' in made) return unreadable(flagWords.notMade(title, made.fault));
    const verdict = judged(said, handIn.engine, ENGINE, made);
    if (verdict === 'changed')
      flags.push({
        kind: 'altered',
        says: made.step === said.step ? flagWords.altered(title) : flagWords.otherStep(title, said.step, made.step),
      });
    if (verdict === 'otherEngine')
      flags.push({ kind: 'otherEngine', says: flagWords.otherEngine(title, handIn.engine, ENGINE) });
    return { part: said.part, verdict, made };
  });
  const answers = lesson ? gradedAnswers(lesson, handIn, (part) => ({ numbers: numbersOf(checked, part) })) : [];
  return { handIn, lesson, answers, runs: checked, flags };
}

/** What questions may ask of a part's run: `testAccuracy@300`. */
function numbersOf(runs: readonly CheckedRun[], part: string): Record<string, number> {
  const made = runs.find((run) => run.part === part)?.made;
  return Object.fromEntries(
    (made?.looks ?? []).flatMap(({ step, ...scores }) =>
      Object.entries(scoresOf(scores)).map(([metric, value]) => [`${metric}@${step}`, value] as const),
    ),
  );
}
