/** @file How high the points of a sweep's chart stand. */
import type { Odds } from '#engine/laboratory/odds.ts';
import type { SolvedGoal } from '#nn/goal.ts';
import { isShare } from '#nn/goalWords.ts';
import { formatNumber } from '#ui/format.ts';
import type { Shows } from './oddsFields.ts';

export interface SweepScale {
  /** Of a share or a median: from 0 at the bottom to 1. */
  readonly height: (value: number) => number;
  /** From the top down. */
  readonly ticks: readonly { readonly height: number; readonly label: string }[];
}

/** What is drawn of a point, with its interval; undefined where nothing ran. */
export function drawnOf(
  odds: Odds,
  shows: Shows,
): { readonly at: number; readonly low: number; readonly high: number } | undefined {
  const { share, low, high, median, medianLow, medianHigh } = odds;
  if (shows === 'share') return share === null ? undefined : { at: share, low, high };
  return median === null ? undefined : { at: median, low: medianLow!, high: medianHigh! };
}

/** Shares from 0 to 1; accuracies between the tens of percent around them; other scores from the least to the greatest. */
export function sweepScale(shows: Shows, goal: SolvedGoal, odds: readonly Odds[]): SweepScale {
  const drawn = odds.map((one) => drawnOf(one, shows)).filter((one) => one !== undefined);
  const percent = shows === 'share' || isShare(goal);
  let [least, most] = [0, 1];
  if (shows === 'middle' && drawn.length > 0) {
    [least, most] = [Math.min(...drawn.map(({ low }) => low)), Math.max(...drawn.map(({ high }) => high))];
    if (percent) [least, most] = [Math.floor(10 * least + 1e-9) / 10, Math.ceil(10 * most - 1e-9) / 10];
    if (most <= least) [least, most] = percent && least >= 1 ? [0.9, 1] : [least, least + (percent ? 0.1 : 1)];
  }
  return {
    height: (value) => (value - least) / (most - least),
    ticks: [1, 0.5, 0].map((height) => {
      const value = least + height * (most - least);
      if (!percent) return { height, label: formatNumber(value) };
      return { height, label: `${Math.round(100 * value)}${height === 1 ? '\u202f%' : ''}` };
    }),
  };
}
