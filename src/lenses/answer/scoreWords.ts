/** @file A score and how far it may be trusted, in words. */
import { boundOf } from '#base/ruleOfThree.ts';
import { formatFixed, formatNumber, formatPercent, NOT_COMPUTED } from '#ui/format.ts';

export interface ScoreWords {
  readonly loss: string;
  /** Empty where there are no classes or no samples; "not computed" where an answer is no number. */
  readonly accuracy: string;
  /** R² of numbers or pictures; empty where classes are asked for. */
  readonly explained: string;
  /** "± 1.0", or "exact". */
  readonly margin: string;
  /** A sentence where every answer is right or every one wrong, since a standard error of 0 would claim too much. */
  readonly bound: string;
}

const NOTHING: ScoreWords = { loss: '', accuracy: '', explained: '', margin: '', bound: '' };

/**
 * Words for a score; none where there is no score.
 * @param held samples the network does not train on: their share right is an estimate with standard error √(p(1 − p) / n); where none (or all) of n is wrong, the
 * error rate is at most (at least) 3/n with 95 % confidence (`boundOf`). Of the training samples the share is what it is: exact
 */
export function scoreWords(
  score: { loss: number; accuracy: number | null; explained?: number | null; count: number } | undefined,
  held: boolean,
): ScoreWords {
  if (!score) return NOTHING;
  const { loss, accuracy, explained = null, count } = score;
  const r2 = explained === null ? '' : Number.isNaN(explained) ? NOT_COMPUTED : formatFixed(explained, 2);
  const none = { loss: count === 0 ? '' : formatNumber(loss), accuracy: '', explained: r2, margin: '', bound: '' };
  if (accuracy === null || count === 0) return none;
  if (Number.isNaN(accuracy)) return { ...none, accuracy: NOT_COMPUTED };
  const words = { ...none, accuracy: formatPercent(accuracy) };
  if (!held) return { ...words, margin: 'exact' };
  const limit = boundOf(accuracy, count);
  if (limit === null)
    return { ...words, margin: `± ${formatFixed(100 * Math.sqrt((accuracy * (1 - accuracy)) / count), 1)}` };
  const bound =
    accuracy === 1
      ? `0 of ${count} wrong: at least ${formatPercent(limit)}, with 95\u202f% confidence`
      : `0 of ${count} right: at most ${formatPercent(limit)}, with 95\u202f% confidence`;
  return { ...words, bound };
}
