/** @file What is said of odds and sweeps. */

import type { Outcome } from '#engine/client.ts';
import type { Odds } from '#engine/laboratory/odds.ts';
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { asksToRead, type SolvedGoal } from '#nn/goal.ts';
import { goalWords, isShare, lookedAtWords, type NameOf } from '#nn/goalWords.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format.ts';
import { type Group, type GroupName, lossOf, undecided } from './groups.ts';
import type { Shows } from './oddsFields.ts';

export const STOP = 'Stop';
export const GO_ON = 'Go on';
export const OPEN = 'Open this start';
export const COMPARE = 'Compare with this start';
export const NO_ROOM = 'Four networks can stand side by side. Close one of them in Compare first.';
export const CLOSE = 'Close';
export const OWN = 'Back to this network';
export const SAVE_SWEEP = 'Save these numbers';
const share = (value: number): string => formatPercent(value, 0);

export const NO_LABORATORY = 'This page has no second worker to train other starts in.';
export const COMING = 'Starts appear as they end.';
export const NOTHING_TO_TRAIN = 'There is nothing to train on: none of its samples is for training.';
export const STEPS = 'Steps of each start';
export const STARTS_EACH = 'Starts';
export const DOTS = 'Final loss';
export const DOT = 'a dot is a start';
export const AND = 'and';
export const NO_SECOND = 'nothing else';
/** How much of the network a phase takes along. */
export const KEPT = 'Kept and frozen up to';
export const NOTHING = 'nothing';
/** The heading of what can be tried of a phase. */
export const phaseGroup = (name: string | undefined, n: number): string => name ?? `Phase ${n + 1}`;
/** Of the field that a sweep tries. */
export const valuesOf = (field: string): string => `Values of ${field}`;
export const ALWAYS_SAME = 'always the same answer';

/** Of a lane: its odds beside its answer. */
export const ODDS = 'Odds over starts';
/** Behind how many solve it. */
export const solvedOf = (runs: number): string =>
  `of ${formatCount(runs)} starts ${runs === 1 ? 'solves' : 'solve'} it`;
export const rangeWords = ({ low, high }: Pick<Odds, 'low' | 'high'>): string => `${share(low)} to ${share(high)}`;
export const mapsLabel = (runs: number): string =>
  `How ${formatCount(runs)} starts ended, those that solve it first, then by loss`;
/** Of a start in a lane, after what it is. */
export const pressWords = (start: string): string => `${start}. Press: all networks begin from it`;
export const laneNote = (steps: number, asked: number, runs: number, running: boolean): string =>
  running && runs < asked
    ? `${formatCount(runs)} of ${formatCount(asked)} starts so far.`
    : `${formatCount(steps)} steps each; 95 % interval of Wilson`;

/** "100 more". */
export const moreWords = (starts: number): string => `${formatCount(starts)} more`;
const startsWords = (starts: number): string => `${formatCount(starts)} ${starts === 1 ? 'start' : 'starts'}`;
/** "Try 100 starts". */
export const tryWords = (starts: number): string => `Try ${startsWords(starts)}`;
export const askFirst = (starts: number, steps: number): string =>
  `Trains this network from ${formatCount(starts)} random ${starts === 1 ? 'start' : 'starts'}, ${formatCount(steps)} steps each, beside the run on the page. It may take a while, and can be stopped.`;
export const NOT_KEPT =
  'The browser does not keep these starts: it has no room, or keeps nothing. They last until the page is closed.';
export const failedWords = (why: string): string => `The starts could not be trained: ${why}`;
export const staleWords = (made: readonly string[]): string =>
  `These starts are of the network as it was${made.length > 0 ? `: ${made.join(', ')}` : ''}.`;

/** What a goal calls solved: "every training point right", "test accuracy of at least 95 %". */
export const solvedWords = (goal: SolvedGoal, nameOf?: NameOf): string =>
  !asksToRead(goal) && goal.metric === 'trainAccuracy' && goal.is === 'atLeast' && goal.value === 1
    ? 'every training point right'
    : goalWords(goal, nameOf);

export interface Reading {
  readonly odds: Odds;
  readonly goal: SolvedGoal;
  /** What its blocks are called. */
  readonly nameOf?: NameOf;
  readonly steps: number;
  readonly running: boolean;
  /** Starts that were asked for. */
  readonly asked: number;
  /** What was tried of a sweep: "units 3". */
  readonly tried?: string | undefined;
  /** The seed draws samples, too. */
  readonly drawsData: boolean;
}

/** The sentence of the head, and the numbers that make it so. */
export function headWords({
  odds,
  goal,
  nameOf,
  steps,
  running,
  asked,
  tried,
  drawsData,
}: Reading): LensWords | undefined {
  const { runs, solved, low, high, diverged } = odds;
  if (runs === 0) return undefined;
  const what = runs === asked ? formatCount(runs) : `${formatCount(runs)} of ${formatCount(asked)}`;
  const start = tried === undefined ? '' : `With ${tried}: `;
  const said =
    running && runs < asked
      ? `${formatCount(solved)} of ${formatCount(runs)} starts solve it so far.`
      : solved === runs
        ? `${start === '' ? 'All' : 'all'} ${formatCount(runs)} starts solve it.`
        : solved === 0
          ? `${start === '' ? 'None' : 'none'} of ${formatCount(runs)} starts solves it.`
          : `${formatCount(solved)} of ${formatCount(runs)} starts ${solved === 1 ? 'solves' : 'solve'} it. ${
              runs - solved === 1 ? 'The other gets stuck.' : 'The others get stuck.'
            }`;
  const same = drawsData
    ? `Same network, ${formatCount(steps)} steps; the seed draws start, samples and order`
    : `Same network, same data, ${formatCount(steps)} steps; only the random start differs`;
  const ran = diverged > 0 ? ` ${formatCount(diverged)} diverged.` : '';
  return {
    sentence: `${start}${said}`,
    numbers: `${same}, seeds 1 to ${what}.${ran} Odds between ${share(low)} and ${share(high)}. Solved: ${solvedWords(goal, nameOf)}.`,
  };
}

export const groupNames: Readonly<Record<GroupName, string>> = {
  solved: 'Solved',
  stuck: 'Stuck',
  best: 'Best third',
  middle: 'Middle third',
  worst: 'Worst third',
  diverged: 'Diverged',
};

/** Of a group: what its losses are, and why where points at one half make all of it. */
export function groupWords({ name, starts }: Group, crossEntropy: boolean): string {
  if (name === 'diverged') return 'the loss ran away';
  const first = lossOf(starts[0]!);
  const last = lossOf(starts.at(-1)!);
  const [from, to] = [formatNumber(first), formatNumber(last)];
  const losses = from === to ? `loss ${from}` : `loss ${from} to ${to}`;
  if (name !== 'stuck') return `${losses}; best first`;
  const open = crossEntropy ? undecided(starts) : undefined;
  if (!open) return `${losses}; best first`;
  const cost = (Math.LN2 * open.points) / open.of;
  const points = open.points === 1 ? 'one point stays' : `${open.points} points stay`;
  return `${losses}; ${points} at one half, which costs ln 2 × ${open.points} ÷ ${open.of} ≈ ${formatNumber(cost)}`;
}

/** "stuck, 82 of 100 by loss". */
export const placeWords = (name: GroupName, place: number, of: number): string =>
  `${groupNames[name].toLowerCase()}, ${formatCount(place)} of ${formatCount(of)} by loss`;

export const startName = (seed: number): string => `Start ${seed}`;

/** What a start is, for who does not see its picture. */
export const startWords = (start: Outcome, name: GroupName): string =>
  `${startName(start.seed)}, ${groupNames[name].toLowerCase()}, loss ${formatNumber(lossOf(start))}`;

/** Closer than this share of the mean distance, two points are one to whatever comes after. */
const TOGETHER = 0.05;

/** Why a start ended as it did, where a rule says so. @param named what a row is called */
export function whyWords(start: Outcome, named: (row: number) => string): string | undefined {
  const { divergence, solved } = start;
  if (divergence)
    return `Its loss ran away at step ${formatCount(divergence.step)}. A smaller learning rate may hold it.`;
  const nearest = start.probes.ending?.nearest;
  if (!nearest) return undefined;
  const [a, b] = nearest.rows.map(named);
  if (nearest.apart < TOGETHER)
    return `The last hidden layer puts ${a} and ${b} in one place, though their answers differ. What comes after cannot tell them apart${solved ? '' : ', so learning all but stops'}.`;
  return solved
    ? `In the last hidden layer points of unlike answer stay apart. The nearest two are ${a} and ${b}, at ${share(nearest.apart)} of the mean distance.`
    : `In the last hidden layer points of unlike answer stay apart, ${a} and ${b} least. More steps may still solve it.`;
}

/** "Try 8 × 100 starts". */
export const trySweep = (values: number, starts: number): string =>
  `Try ${formatCount(values)} × ${startsWords(starts)}`;
export const runsWords = (done: number, of: number): string =>
  done < of ? `${formatCount(Math.floor(done))} of ${formatCount(of)} runs` : `${formatCount(of)} runs`;
export const untilWords = (steps: number): string => `after ${formatCount(steps)} steps`;
const PRESS = 'A press on a point shows its starts above.';
/** What the whiskers of a sweep's points are. */
export const whiskerWords = (shows: Shows, starts: number): string =>
  shows === 'share'
    ? `Whiskers: the 95 % interval of Wilson, ${startsWords(starts)} each. ${PRESS}`
    : starts <= 5
      ? `Points: the middle of ${startsWords(starts)}. Whiskers: the worst and the best of them. ${PRESS}`
      : `Points: the middle of ${startsWords(starts)}. Whiskers: a 95 % interval for it. ${PRESS}`;
export const SHOWS = 'Drawn';
/** What a sweep draws, and of what: "Share solved by", before the field that it tries. */
export const sweepTitle = (shows: Shows, goal: SolvedGoal, nameOf?: NameOf): string => {
  const words = showsWords(shows, goal, nameOf);
  return `${words[0]!.toUpperCase()}${words.slice(1)} by`;
};
/** What can be drawn of a sweep: "share solved", "middle test accuracy". */
export const showsWords = (shows: Shows, goal: SolvedGoal, nameOf?: NameOf): string =>
  shows === 'share' ? 'share solved' : `middle ${lookedAtWords(goal, nameOf)}`;
export const THIS_NETWORK = 'this network';

/** Of a point of a sweep. */
export const pointWords = (tried: string, { runs, solved, low, high, median }: Odds, goal: SolvedGoal): string =>
  runs === 0
    ? `${tried}: not tried yet`
    : `${tried}: ${formatCount(solved)} of ${formatCount(runs)} solved, between ${share(low)} and ${share(high)}${
        median === null ? '' : `; middle ${isShare(goal) ? share(median) : formatNumber(median)}`
      }`;

export const METHOD =
  'Every start is trained to its last step and counted. The interval is Wilson’s at 95 %: other seeds would give a slightly different share.';

/** Of a value of a sweep with which the network cannot run. */
export const doesNotFit = (value: string): string => `With ${value} the network does not fit together.`;

export const ANSWERS_OVER_PLANE = 'What it answers over the plane';
export const saysWith = (name: string): string => `says ${name} with`;
export const greyBest = (seed: number): string => `grey: start ${seed}, the best`;

export const COPIES_IN_A_ROW = 'Copies, one after another';
