/** @file What the class view says. */

import type { FlagKind } from '#lessons/handIns/check.ts';
import type { RunMetric } from '#lessons/handIns/summary.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format.ts';

export const TITLE = 'Class view';
export const ABOUT = 'What a class handed in: every answer graded again, every run trained again and held against it.';
export const STAYS = 'All of it happens in this browser: nothing is sent, and nothing is kept once the page is closed.';
export const BACK = 'Back to the lessons';
export const PASTE = 'Hand-ins: a link or a line each';
export const PASTE_HINT = 'Or drop files anywhere on this page: hand-ins, lists of links, lessons of your own.';
export const TAKE_IN = 'Take in';
export const CHOOSE = 'Choose files';
export const CLEAR = 'Empty the list';
export const EXPORT = 'Save as a table (CSV)';
export const STOP = 'Stop';
export const GO_ON = 'Go on';
export const READING = 'The hand-ins are being read …';
export const DROP = 'Drop the hand-ins';
export const THE_TABLE = 'One row for each hand-in';
export const NOT_LOADED = 'The lessons could not be loaded. Check the connection and take the hand-ins in again.';
export const NOT_REPLAYED = 'The runs could not be made again: ';
export const UNREADABLE_FILE = 'This file could not be read.';
export const OTHER_LESSONS = 'Of lessons that are not here';
export const PREDICTION = 'Prediction';
export const GOAL = 'Goal';
export const RUNS = 'Runs as they came out again';
export const RIGHT = 'right';
export const WHO = 'Name';
export const ANSWERS = 'Answers right';
export const GOALS = 'Goals reached';
export const VERDICT = 'Made again';
export const WHY = 'Why';
export const GIVEN_AT = 'Step at which it was answered';
export const REACHED_AT = 'Step at which it was reached';

export const handInsOf = (count: number): string => (count === 1 ? 'One hand-in' : `${formatCount(count)} hand-ins`);
export const madeAgain = (done: number, of: number): string => `${formatCount(done)} of ${formatCount(of)} made again`;
export const unread = (count: number): string =>
  count === 1
    ? 'One could not be read. All others are shown.'
    : `${formatCount(count)} could not be read. All others are shown.`;
export const flagged = (count: number): string =>
  count === 0
    ? 'Every run comes to what its hand-in says.'
    : count === 1
      ? 'One hand-in is flagged.'
      : `${formatCount(count)} hand-ins are flagged.`;
export const nameless = (where: string): string => `No name (${where})`;
export const rightShare = (right: number, graded: number, answered: number, of: number): string =>
  [
    graded > 0 ? `${formatCount(right)} of ${formatCount(graded)} right, ${formatPercent(right / graded, 0)}` : '',
    `answered by ${formatCount(answered)} of ${formatCount(of)}`,
  ]
    .filter(Boolean)
    .join(' · ');
export const reachedBy = (reached: number, of: number): string =>
  `reached by ${formatCount(reached)} of ${formatCount(of)}, ${formatPercent(of === 0 ? 0 : reached / of, 0)}`;
export const barSays = (says: string, count: number, right: boolean | null): string =>
  `${says}: ${formatCount(count)}${right === null ? '' : right ? ', right' : ', not right'}`;

/** A histogram for whoever does not see it. */
export const dotsSay = (name: string, count: number, low: string, middle: string, high: string): string =>
  count === 1
    ? `${name}: one, at ${low}`
    : `${name}: ${formatCount(count)}, from ${low} to ${high}, the middle one at ${middle}`;

export const metricNames: Readonly<Record<RunMetric, string>> = {
  testAccuracy: 'Test accuracy',
  testLoss: 'Test loss',
  trainAccuracy: 'Training accuracy',
  trainLoss: 'Training loss',
};
export const showMetric = (metric: RunMetric, value: number): string =>
  metric.endsWith('Accuracy') ? formatPercent(value) : formatNumber(value, 3);
export const showStep = (step: number): string => formatCount(Math.round(step));

export const flagNames: Readonly<Record<FlagKind, string>> = {
  altered: 'Altered',
  otherEngine: 'Another engine',
  unreadable: 'Not readable',
  otherLesson: 'Another version',
  noLesson: 'No such lesson',
};
export const SAME = 'as handed in';
export const NO_RUNS = 'no runs';
export const TO_COME = '…';
