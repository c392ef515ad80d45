/** @file A class's hand-ins of one lesson as distributions: per question what was said and by how many, per goal who reached it and when, per part what the runs came to. */
import { type Lesson, type Part, type Question, targetsOf } from '#lesson/index.ts';
import { saidOf } from '#lessons/saidOf.ts';
import type { Checked } from './check.ts';

/** One way in which a question was answered. */
export interface Bar {
  readonly says: string;
  readonly count: number;
  /** Null where there is no right and wrong, or it is not known. */
  readonly right: boolean | null;
}
/** A value with its place among the hand-ins. */
export interface Dot {
  readonly of: number;
  readonly value: number;
}
export interface QuestionSummary {
  readonly question: Question;
  readonly answered: number;
  /** Of those that can be graded. */
  readonly right: number;
  readonly graded: number;
  readonly bars: readonly Bar[];
  /** In place of bars, where numbers are answered. */
  readonly dots?: readonly Dot[];
  /** Where the run stood when it was answered, of predictions. */
  readonly steps?: readonly Dot[];
}
export interface GoalSummary {
  readonly id: string;
  readonly says: string;
  /** The step at which it was reached, of those who reached it. */
  readonly reached: readonly Dot[];
}
export type RunMetric = 'testAccuracy' | 'testLoss' | 'trainAccuracy' | 'trainLoss';
export interface PartSummary {
  readonly part: Part;
  readonly questions: readonly QuestionSummary[];
  readonly goals: readonly GoalSummary[];
  /** Of the runs as they were made again; metrics that none has are left out. */
  readonly metrics: readonly { readonly metric: RunMetric; readonly dots: readonly Dot[] }[];
}

/** Parts in the lesson's order; those that ask for nothing and that nobody ran are left out. */
export function summaryOf(lesson: Lesson, checked: readonly Checked[]): readonly PartSummary[] {
  return lesson.parts
    .map((part) => ({
      part,
      questions: part.ask.map((question) => questionSummary(part.id, question, checked)),
      goals: part.goals.map(({ id, says }) => ({
        id,
        says,
        reached: checked.flatMap(({ handIn: { goals } }, of) => {
          const found = goals.find((one) => one.part === part.id && one.goal === id);
          return found ? [{ of, value: found.reached }] : [];
        }),
      })),
      metrics: metricsOf(part.id, checked),
    }))
    .filter(({ questions, goals, metrics }) => questions.length + goals.length + metrics.length > 0);
}

function questionSummary(part: string, question: Question, checked: readonly Checked[]): QuestionSummary {
  const given = checked.flatMap(({ answers }, of) => {
    const found = answers.findLast((one) => one.part === part && one.question === question.id);
    return found ? [{ of, ...found }] : [];
  });
  const graded = given.filter(({ grade }) => grade.right !== null);
  const numbers = question.kind === 'number' || question.kind === 'slider';
  return {
    question,
    answered: given.length,
    right: graded.filter(({ grade }) => grade.right).length,
    graded: graded.length,
    bars: numbers ? [] : barsOf(question, given),
    ...(numbers ? { dots: given.map(({ of, answer }) => ({ of, value: answer as number })) } : {}),
    ...(question.before === 'run' ? { steps: given.map(({ of, step }) => ({ of, value: step })) } : {}),
  };
}

type Given = Checked['answers'][number];

/** Choices as the question lists them, whether or not anybody took them; else what was said, the most frequent first. */
function barsOf(question: Question, given: readonly Given[]): readonly Bar[] {
  switch (question.kind) {
    case 'choice': {
      const asked = question.choices.some(({ right }) => right);
      return question.choices.map(({ says, right }, i) => ({
        says,
        count: given.filter(({ answer }) => answer === i).length,
        right: asked ? right === true : null,
      }));
    }
    case 'several':
      return question.choices.map(({ says, right }, i) => ({
        says,
        count: given.filter(({ answer }) => (answer as readonly number[]).includes(i)).length,
        right: right === true,
      }));
    case 'match': {
      if (question.pairs.length === 0) return frequent(question, given);
      const targets = targetsOf(question);
      return question.pairs.map(({ item, to }, i) => ({
        says: `${item} → ${to}`,
        count: given.filter(({ answer }) => targets[(answer as readonly number[])[i]!] === to).length,
        right: true,
      }));
    }
    default:
      return frequent(question, given);
  }
}

function frequent(question: Question, given: readonly Given[]): readonly Bar[] {
  const bars = new Map<string, Bar>();
  for (const { answer, grade } of given) {
    const says = saidOf(question, answer);
    const before = bars.get(says);
    bars.set(says, { says, count: (before?.count ?? 0) + 1, right: grade.right });
  }
  return [...bars.values()].sort((a, b) => b.count - a.count);
}

const metricNames = ['testAccuracy', 'testLoss', 'trainAccuracy', 'trainLoss'] as const;
function metricsOf(part: string, checked: readonly Checked[]): PartSummary['metrics'] {
  const made = checked.flatMap(({ runs }, of) =>
    runs.flatMap((run) => (run.part === part && run.made ? [{ of, made: run.made }] : [])),
  );
  const numberOf = (metric: RunMetric, { made: { train, test } }: (typeof made)[number]): number | null =>
    ({ testAccuracy: test.accuracy, testLoss: test.loss, trainAccuracy: train.accuracy, trainLoss: train.loss })[
      metric
    ];
  return metricNames.flatMap((metric) => {
    const dots = made.flatMap((one) => {
      const value = numberOf(metric, one);
      return value === null || !Number.isFinite(value) ? [] : [{ of: one.of, value }];
    });
    return dots.length > 0 ? [{ metric, dots }] : [];
  });
}

/** The middle of values; NaN of none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0
    ? Number.NaN
    : sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
