/** @file Which sentence stands in the caption bar: one rule after the other, by what the run has come to. Pure. */
import type { Changed } from './exampleOf.ts';

/** Loss over a run: columns of one length, ascending in step. */
export interface LossCurve {
  readonly count: number;
  readonly step: ArrayLike<number>;
  readonly trainLoss: ArrayLike<number>;
  readonly testLoss: ArrayLike<number>;
}

export interface CaptionReading {
  readonly step: number;
  readonly running: boolean;
  /** What is no longer as the example came. */
  readonly changed: Changed | undefined;
  /** What counts as solved is reached. */
  readonly solved: boolean;
  /** Samples are held out. */
  readonly held: boolean;
  readonly curve: LossCurve;
  /** The step that the example's own sentence is of, where it came trained. */
  readonly trained?: number | undefined;
}

export type CaptionState =
  | { readonly what: 'start' | 'running' | 'paused' | 'solved' | Changed }
  /** It came trained for so many steps, and stands before the last of them. */
  | { readonly what: 'early'; readonly steps: number }
  /** The loss has hardly moved for so many steps. */
  | { readonly what: 'stuck'; readonly steps: number }
  /** The test loss was at its best at a step, and has risen since while the training loss fell. */
  | { readonly what: 'worse'; readonly since: number };

/** A run is called stuck at the earliest after so many steps. */
export const PATIENCE = 1500;
/** Stuck: over the second half of the run the mean training loss is no more than this share lower than over the quarter before it. */
const MOVES = 0.01;
/** Worse: the test loss is so many times its best, and the training loss at most so many times what it was then. */
const RISES = 1.1;
const FALLS = 0.95;

const meanOver = (values: ArrayLike<number>, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
};

/** The number of points up to and with a step. */
function pointsUntil({ step, count }: LossCurve, at: number): number {
  let i = 0;
  while (i < count && step[i]! <= at) i++;
  return i;
}

/** For how many steps the training loss has hardly moved; undefined where it does, or where it is too early to say. */
export function stuckFor(curve: LossCurve, at: number): number | undefined {
  if (at < PATIENCE) return undefined;
  const end = pointsUntil(curve, at);
  const half = pointsUntil(curve, at / 2);
  const quarter = pointsUntil(curve, at / 4);
  if (half - quarter < 3 || end - half < 3) return undefined;
  const before = meanOver(curve.trainLoss, quarter, half);
  const after = meanOver(curve.trainLoss, half, end);
  return after > before * (1 - MOVES) ? Math.round(at / 2) : undefined;
}

/** The step since which the test loss rises while the training loss falls; undefined where it does not. */
export function worseSince(curve: LossCurve, at: number): number | undefined {
  const end = pointsUntil(curve, at);
  let best = 0;
  for (let i = 1; i < end; i++) if (curve.testLoss[i]! < curve.testLoss[best]!) best = i;
  // One point may be chance; three later ones are not.
  if (end - best < 4) return undefined;
  const last = meanOver(curve.testLoss, end - 3, end);
  const trained = meanOver(curve.trainLoss, end - 3, end);
  const rises = last > RISES * curve.testLoss[best]! && trained < FALLS * curve.trainLoss[best]!;
  return rises ? curve.step[best] : undefined;
}

/** The first of the rules that holds. */
export function captionState(reading: CaptionReading): CaptionState {
  const { step, running, changed, solved, held, curve, trained } = reading;
  const early = !running && !changed && trained !== undefined && step < trained;
  if (step === 0)
    return early ? { what: 'early', steps: trained } : { what: running ? 'running' : (changed ?? 'start') };
  if (solved) return { what: 'solved' };
  const since = held ? worseSince(curve, step) : undefined;
  if (since !== undefined) return { what: 'worse', since };
  const steps = stuckFor(curve, step);
  if (steps !== undefined) return { what: 'stuck', steps };
  if (early) return { what: 'early', steps: trained };
  return { what: running ? 'running' : (changed ?? 'paused') };
}
