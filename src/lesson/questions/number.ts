/** @file A number, within a tolerance of what is right: given, or read from the learner's own run. With the unit % a share of one half is 50. */

import { readLiveNumber, showNumber } from '#lesson/liveNumber.ts';
import { number as anyNumber, line, maybe, type Note } from '#lesson/shape.ts';
import { formatNumber } from '#ui/format.ts';
import { type Grade, open, type QuestionKind, questionShape, type Seen } from './question.ts';
import { cameTo } from './questionWords.ts';

/** What questions for a number have in common. */
export const sought = {
  right: maybe(anyNumber()),
  /** What decides in place of `right`: `testAccuracy@300` of the learner's run. */
  reading: maybe(line(60)),
  /** How far off is still right. */
  tolerance: maybe(anyNumber(0)),
  unit: maybe(line(12)),
};
interface Sought {
  readonly right?: number;
  readonly reading?: string;
  readonly tolerance?: number;
  readonly unit?: string;
}

export function checkSought({ right, reading }: Sought, path: string, note: Note): void {
  if (right !== undefined && reading !== undefined) note(path, 'has right and reading: one of them decides');
  const live = reading === undefined ? undefined : readLiveNumber(reading);
  if (live && 'fault' in live) note(`${path}.reading`, live.fault);
  else if (live && (live.step === undefined || live.quoted !== undefined))
    note(`${path}.reading`, 'must say a metric and its step: testAccuracy@300');
}

export function gradeNumber(
  { right, reading, tolerance = 0, unit }: Sought,
  answer: number,
  { numbers = {} }: Seen,
): Grade {
  const times = unit === '%' ? 100 : 1;
  const read = reading === undefined ? undefined : numbers[reading];
  const wanted = right ?? (read === undefined ? undefined : read * times);
  if (wanted === undefined || !Number.isFinite(wanted)) return open;
  // What rounding adds is not held against an answer.
  const good = Math.abs(answer - wanted) <= tolerance + 1e-9 * Math.max(1, Math.abs(wanted));
  if (reading === undefined) return { right: good };
  const metric = readLiveNumber(reading);
  const shown = 'fault' in metric ? formatNumber(read!) : showNumber(metric.metric, read!);
  return { right: good, says: cameTo(shown) };
}

const shape = questionShape('number', sought, checkSought);
type Question = NonNullable<ReturnType<typeof shape.read>>;

export const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 1e12;

export const number: QuestionKind<Question, number> = {
  shape,
  readAnswer: (_, value) => (isNumber(value) ? value : undefined),
  grade: gradeNumber,
  examples: ({ right, tolerance = 0 }) =>
    right === undefined ? { some: 0 } : { some: right, right, wrong: right + 2 * tolerance + 1 },
};
