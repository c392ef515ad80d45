/**
 * @file Goals of a part: conditions that hold together for so many steps, or did once; budgets; what was tried; points that must be of their class; or so many of so
 * many starts. Each has the solution that `lesson check` proves it by.
 */
import { type ScoreGoal, type ScoreMetric, scoreMetrics } from '#nn/goal.ts';
import { type Condition, condition } from './condition.ts';
import { rich } from './richText.ts';
import { id, json, line, list, maybe, number, object, type Row, whole, written } from './shape.ts';

const steps = whole(1, 1_000_000);

/** Written `1, -1 is 0`: both inputs, and the place of the class. */
const classified = written(
  object({ at: list(number(-1e6, 1e6), 2, { min: 2 }), is: whole(0, 999) }),
  '1, -1 is 0',
  (text) => {
    const [, x, y, is] = /^(-?[\d.]+), (-?[\d.]+) is (\d+)$/.exec(text) ?? [];
    return is === undefined ? undefined : { at: [Number(x), Number(y)], is: Number(is) };
  },
  ({ at, is }) => `${at.join(', ')} is ${is}`,
);

/** Written `8 of 10`. */
const share = written(
  object({ need: whole(1, 1000), of: whole(1, 1000) }, ({ need, of }, path, note) => {
    if (need > of) note(path, 'needs more than there are');
  }),
  '8 of 10',
  (text) => {
    const [, need, of] = /^(\d+) of (\d+)$/.exec(text) ?? [];
    return of === undefined ? undefined : { need: Number(need), of: Number(of) };
  },
  ({ need, of }) => `${need} of ${of}`,
);

/** What a learner would do to reach a goal: an edit before the start, a run with its changes, and what is tried. */
const solution = object({
  change: maybe(json('object')),
  steps: whole(0, 1_000_000),
  /** As a document's `run.changes` has them. */
  changes: maybe(json('array')),
  tried: list(line(60), 12),
});

const table = {
  id,
  /** What is to be reached. */
  says: rich(300),
  /** All of these at one step. */
  when: list(condition, 6),
  /** Steps in a row at which they hold; 1 where nothing is said. */
  for: maybe(steps),
  /** All of these at one step, at any time in this part. */
  saw: list(condition, 6),
  mostSteps: maybe(steps),
  mostEpochs: maybe(steps),
  mostParameters: maybe(whole(1, 10_000_000)),
  mostResets: maybe(whole(0, 1000)),
  /** What the learner must have done: `seed`, `reset`, `a.units`, `lens:answer`. */
  tried: list(line(60, 1, /^[\w.:-]+$/, 'a word such as seed, reset, a.units or lens:answer'), 8, { inline: true }),
  /** Points of the plane that must be said to be of their class. */
  points: list(classified, 16),
  /** Met in so many of so many starts, with the seeds 1, 2 …, each after as many steps as the solution has: counted in the laboratory. */
  starts: maybe(share),
  /** Proved in so many of so many seeds, where the part is about luck; in all of three where nothing is said. */
  proved: maybe(share),
  solution,
};

/** What counts as solved where starts are counted; undefined where the goal holds something that a start alone does not tell. */
export function solvedBy({ when }: { readonly when: readonly Condition[] }): ScoreGoal | undefined {
  const [one] = when;
  const known = one && (scoreMetrics as readonly string[]).includes(one.metric);
  if (!known || when.length > 1 || one.against !== undefined) return undefined;
  return { metric: one.metric as ScoreMetric, is: one.is, value: one.value };
}

export const goal = object(table, ({ when, saw, tried, points, starts, proved }, path, note) => {
  if (when.length + saw.length + tried.length + points.length === 0)
    note(path, 'asks for nothing: it needs when, saw, tried or points');
  if (starts && (!solvedBy({ when }) || saw.length + tried.length + points.length > 0))
    note(
      path,
      'counts starts by one score alone: one condition in when, such as trainLoss < 0.05, and no saw, tried or points',
    );
  if (proved && proved.of < 3) note(`${path}.proved`, 'must be of three seeds or more');
});
export type LessonGoal = Row<typeof table>;
export type Solution = LessonGoal['solution'];
