/** @file Odds: how often a recipe is solved over seeds, from the outcomes of whole runs. */
import { wilson } from '#base/wilson.ts';
import { type ScoreGoal, scoresOf } from '#nn/goal.ts';
import type { Outcome } from './protocol.ts';

export interface Odds {
  readonly runs: number;
  readonly solved: number;
  /** Of the runs, with Wilson's interval at 95 %; null without runs. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  /** Runs whose loss ran away: never solved. */
  readonly diverged: number;
  /** The middle value of what the goal looks at, over the runs that did not diverge: the mean of the two middle ones where their count is even; null where there is none. */
  readonly median: number | null;
}

/** @param value the place in the sweep whose outcomes are counted */
export function oddsOf(outcomes: readonly Outcome[], { metric }: ScoreGoal, value = 0): Odds {
  const of = outcomes.filter((outcome) => outcome.value === value);
  const solved = of.filter((outcome) => outcome.solved).length;
  const whole = of.filter(({ divergence }) => !divergence);
  const found = whole.map((outcome) => scoresOf(outcome)[metric]).filter((score) => !Number.isNaN(score));
  return {
    runs: of.length,
    solved,
    share: of.length === 0 ? null : solved / of.length,
    ...wilson(solved, of.length),
    diverged: of.length - whole.length,
    median: median(found),
  };
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return (low + high) / 2;
}
