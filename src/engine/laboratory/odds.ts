/** @file Odds: how often a recipe is solved over seeds, from the outcomes of whole runs. */
import { medianInterval } from '#base/medianInterval.ts';
import { wilson } from '#base/wilson.ts';
import { lookedAt, meetsBound, type SolvedGoal } from '#nn/goal.ts';
import type { Outcome } from './protocol.ts';

/** What is counted: the outcomes alone, however they were made. */
export type Counted = Pick<Outcome, 'value' | 'train' | 'test' | 'read' | 'solved' | 'divergence' | 'looks'>;

export interface Odds {
  readonly runs: number;
  readonly solved: number;
  /** Of the runs, with Wilson's interval at 95 %; null without runs. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
  /** Runs whose loss ran away: never solved. */
  readonly diverged: number;
  /** The middle value of what the goal looks at, over the runs that did not diverge, with its interval (see `medianInterval`); null where there is none. */
  readonly median: number | null;
  readonly medianLow: number | null;
  readonly medianHigh: number | null;
}

/**
 * @param value the place in the sweep whose outcomes are counted
 * @param step on the way, one at which the runs were looked at: how many were solved by then; what ended before is not
 */
export function oddsOf(outcomes: readonly Counted[], goal: SolvedGoal, value = 0, step?: number): Odds {
  const of = outcomes.filter((outcome) => outcome.value === value);
  const looked = of.map((outcome) => {
    if (step === undefined) return { score: outcome, solved: outcome.solved, whole: !outcome.divergence };
    const score = outcome.looks.find((look) => look.step === step);
    return {
      score,
      solved: score !== undefined && meetsBound(goal, lookedAt(goal, score)),
      whole: score !== undefined,
    };
  });
  const solved = looked.filter((one) => one.solved).length;
  const whole = looked.filter((one) => one.whole);
  const found = whole.map(({ score }) => lookedAt(goal, score!)).filter((value) => !Number.isNaN(value));
  const middle = medianInterval(found);
  return {
    runs: of.length,
    solved,
    share: of.length === 0 ? null : solved / of.length,
    ...wilson(solved, of.length),
    diverged: of.length - whole.length,
    ...{ median: middle?.median ?? null, medianLow: middle?.low ?? null, medianHigh: middle?.high ?? null },
  };
}
