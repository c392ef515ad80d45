/** @file The words of the caption bar itself: its presses, and the number that matters. */
import { formatCount, formatFixed, formatNumber, formatPercent } from '#ui/format.ts';

export const WATCH = 'Watch it learn';
export const PAUSE = 'Pause training';
export const PLAY_KEY = 'Space';
export const BUILD = 'Build your own';
export const BUILD_HINT = 'A network of one block, on these data';
export const LESSON = 'Start lesson 1';
export const LESSON_HINT = 'What a layer does, step by step, with something to try in each part';
export const ODDS = 'Try 100 starts';
export const ODDS_HINT = 'Trains this network from 100 random starts and counts how many solve it';
export const CLOSE = 'Close this for good';
export const SHOW_AGAIN = 'Show what to look at';
export const REGION = 'What to look at';

export interface CaptionNumber {
  readonly value: string;
  readonly of: string;
}

/** What the number that matters is of. */
export interface NumberReading {
  readonly accuracy: number | null;
  readonly explained: number | null;
  readonly loss: number;
  readonly held: boolean;
  /** Samples, or answers where each has several. */
  readonly count: number;
  /** What they are. */
  readonly kind: 'points' | 'pictures' | 'rows' | 'sequences';
  /** The picture itself is asked for. */
  readonly picture: boolean;
}

/**
 * The share right, of what is held out where anything is; of numbers the share of their differences that is explained, of pictures what comes back (R²); else the
 * loss.
 */
export function captionNumber({ accuracy, explained, loss, held, count, kind, picture }: NumberReading): CaptionNumber {
  const all = `${formatCount(count)} ${kind}`;
  if (accuracy !== null && Number.isFinite(accuracy))
    return { value: formatPercent(accuracy), of: held ? `of ${all} it has not met` : `of ${all} right` };
  if (explained !== null && explained < 0)
    return { value: formatFixed(explained, 2), of: 'R²: below 0, always giving the mean would be nearer' };
  if (explained !== null && Number.isFinite(explained))
    return {
      value: formatPercent(explained),
      of: picture ? 'of what sets pictures apart comes back' : `of the differences between ${all} is explained`,
    };
  return { value: formatNumber(loss), of: held ? `loss on ${all} it has not met` : `loss on ${all}` };
}
