/** @file What a run has come to, one rule after the other: the one list by which the caption bar speaks of it. Pure. */
import type { Stuck } from '#nn/stuck.ts';
import type { Curve, RunBefore } from '#state/runBefore.ts';

export interface RunReading {
  readonly step: number;
  /** What counts as solved is reached. */
  readonly solved: boolean;
  /** Samples are held out. */
  readonly held: boolean;
  readonly curve: Omit<Curve, 'epoch'>;
  readonly before?: RunBefore | undefined;
  /** A block that was found to give a constant, or to let no gradient through. */
  readonly still?: Stuck | undefined;
  /** What was tried in this work, at a press of the bar: it is not proposed twice. */
  readonly tried: ReadonlySet<Judgement['what']>;
}

export type Judgement =
  /** Without so named a part too, where one was taken away. */
  | { readonly what: 'solved'; readonly without?: string }
  | { readonly what: 'still'; readonly found: Stuck }
  /** The test loss was at its best at a step, and has risen since while the training loss fell. */
  | { readonly what: 'worse'; readonly since: number }
  /** The loss has hardly moved for so many steps; `again`: from another start too. */
  | { readonly what: 'stuck'; readonly steps: number; readonly again: boolean }
  /** Without a part of the network, against the run before: the score now, and what it was at the same step, or at its end. */
  | {
      readonly what: 'against';
      readonly without: string;
      readonly of: 'accuracy' | 'loss';
      readonly now: number;
      readonly was: number;
      readonly at: number;
    };

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
function pointsUntil({ step, count }: Pick<Curve, 'count' | 'step'>, at: number): number {
  let i = 0;
  while (i < count && step[i]! <= at) i++;
  return i;
}

/** For how many steps the training loss has hardly moved; undefined where it does, or where it is too early to say. */
export function stuckFor(
  curve: Pick<Curve, 'count' | 'step' | 'trainLoss' | 'testLoss'>,
  at: number,
): number | undefined {
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
export function worseSince(
  curve: Pick<Curve, 'count' | 'step' | 'trainLoss' | 'testLoss'>,
  at: number,
): number | undefined {
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

/** The score now beside that of the run before, at the same step or at its end. */
function against({ without, curve: then }: RunBefore, { curve, step, held }: RunReading): Judgement | undefined {
  const [i, j] = [pointsUntil(curve, step) - 1, pointsUntil(then, step) - 1];
  if (i < 0 || j < 0) return undefined;
  const columns = held
    ? ({ accuracy: 'testAccuracy', loss: 'testLoss' } as const)
    : ({ accuracy: 'trainAccuracy', loss: 'trainLoss' } as const);
  const of = Number.isFinite(curve[columns.accuracy][i]!) ? 'accuracy' : 'loss';
  const column = columns[of];
  return { what: 'against', without, of, now: curve[column][i]!, was: then[column][j]!, at: then.step[j]! };
}

/** The first of the rules that holds; undefined where none does. */
export function judgeRun(reading: RunReading): Judgement | undefined {
  const { step, solved, held, curve, before, still, tried } = reading;
  if (step === 0) return undefined;
  if (solved) return { what: 'solved', ...(before ? { without: before.without } : {}) };
  if (still && !tried.has('still')) return { what: 'still', found: still };
  const since = held && !tried.has('worse') ? worseSince(curve, step) : undefined;
  if (since !== undefined) return { what: 'worse', since };
  const steps = stuckFor(curve, step);
  if (steps !== undefined) return { what: 'stuck', steps, again: tried.has('stuck') };
  return before && against(before, reading);
}
