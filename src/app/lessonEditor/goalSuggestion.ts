/** @file Goals from what an author did: for every number that got better, a bound between start and end that the same run would reach. Pure. */
import type { Condition, LessonGoal } from '#lesson/index.ts';
import { isReading, isShare, metricKey, parseMetric, type Reading } from '#lesson/metrics.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { StartAndEnd } from '#proof/measureRun.ts';
import { goalNamed, type NameOf, numberNamed } from './goalWords.ts';
import type { RecordedRun } from './recordedRun.ts';

/** Numbers that a goal can be made of by doing, the clearest first; R² is known only at the end. */
export const goalMetrics = ['testAccuracy', 'trainAccuracy', 'testLoss', 'trainLoss', 'testR2', 'trainR2'] as const;

export interface GoalOffer {
  readonly metric: string;
  /** What it is measured of. */
  readonly of: readonly string[];
  /** Undefined where it is not known at step 0. */
  readonly start: number | undefined;
  readonly end: number;
  readonly is: Condition['is'];
  readonly value: number;
}

/** How much of the way from start to end a bound leaves open: other seeds come a little less far. */
const SPARE = 0.1;

/** Every metric of a run that got better, with a bound; none where nothing was trained. */
export const offers = ({ start, end }: Pick<RecordedRun, 'start' | 'end'>): readonly GoalOffer[] =>
  goalMetrics.flatMap((metric) => {
    const [from, to] = [start[metric], end[metric]];
    if (to === undefined) return [];
    const is = metric.endsWith('Loss') ? 'below' : 'atLeast';
    const known = from ?? (metric.endsWith('R2') ? 0 : undefined);
    const value = known === undefined ? undefined : bound(known, to, is);
    return value === undefined ? [] : [{ metric, of: [], start: from, end: to, is, value }];
  });

/** Keys of what can be measured inside a network, block by block; what a network has nothing of comes out as no number. */
export function readingKeys({ network }: Pick<StrataDocument, 'network'>): readonly string[] {
  const blocks = network.map(({ id }) => id);
  const last = blocks.at(-1);
  const each = (name: Reading, of: readonly (readonly string[])[]) => of.map((named) => metricKey(name, named));
  return [
    ...each(
      'reads',
      ['input', ...blocks].map((block) => [block]),
    ),
    ...each(
      'dead',
      blocks.map((block) => [block]),
    ),
    ...each(
      'gradientRatio',
      blocks.flatMap((block) => (block === last ? [] : [[block, last!]])),
    ),
    ...each('pieces', [[]]),
    ...each('shifted', [['1']]),
    ...each('exchanged', [[]]),
  ];
}

/** Every reading that moved, whichever way, with a bound. */
export const readingOffers = ({ start, end }: StartAndEnd): readonly GoalOffer[] =>
  Object.entries(end).flatMap(([key, to]) => {
    const metric = parseMetric(key);
    const from = start[key];
    if (!metric || !isReading(metric.name) || from === undefined) return [];
    const is = to < from ? 'below' : 'atLeast';
    const value = bound(from, to, is);
    return value === undefined ? [] : [{ metric: metric.name, of: metric.of, start: from, end: to, is, value }];
  });

/**
 * The roundest number that is not met at the start and is met at the end, near the end: with as few digits as leave it between the two.
 * @returns undefined where the end is no better than the start
 */
export function bound(start: number, end: number, is: Condition['is']): number | undefined {
  if (!Number.isFinite(start) || !Number.isFinite(end) || (is === 'below' ? end >= start : end <= start))
    return undefined;
  const wished = end + SPARE * (start - end);
  for (let digits = 0; digits <= 12; digits++) {
    const unit = 10 ** digits;
    // Towards the start, so that the end meets it.
    const value = Number(
      ((is === 'below' ? Math.ceil(wished * unit) : Math.floor(wished * unit)) / unit).toFixed(digits),
    );
    const [late, early] = is === 'below' ? [end < value, start >= value] : [end >= value, start < value];
    const near = Math.abs(value - wished) <= SPARE * Math.abs(start - end);
    if (late && early && near) return value;
  }
  return undefined;
}

/** A goal that asks for an offered number, with what was done as its solution. */
export function goalOf(
  id: string,
  { metric, of, is, value }: GoalOffer,
  { steps, change, changes }: RecordedRun,
  nameOf?: NameOf,
): LessonGoal {
  return {
    id,
    says: goalNamed(numberNamed(metric, of, nameOf), is, value, isShare(metric)),
    when: [{ metric, of, is, value }],
    saw: [],
    tried: [],
    points: [],
    solution: {
      ...(change ? { change: change as Record<string, unknown> } : {}),
      steps,
      ...(changes ? { changes: changes as unknown as Record<string, unknown> } : {}),
      tried: [],
    },
  };
}
