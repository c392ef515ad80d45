/** @file The words of the caption bar. */
import { formatCount, formatNumber, formatPercent } from '#ui/format.ts';
import type { CaptionState } from './captionRules.ts';

export const WATCH = 'Watch it learn';
export const PAUSE = 'Pause training';
export const PLAY_KEY = 'Space';
export const BUILD = 'Build your own';
export const BUILD_HINT = 'A network of one block, on these data';
export const CLOSE = 'Close this for good';
export const SHOW_AGAIN = 'Show what to look at';
export const REGION = 'What to look at';

/** What stands below the question. @param sentence the example's own */
export function captionLine(state: CaptionState, sentence: string): string {
  switch (state.what) {
    case 'running':
      return 'Each step shifts every weight a little, so that the loss falls. Watch what changes first.';
    case 'solved':
      return 'Solved. Take a layer away, or some units: how little is enough?';
    case 'stuck':
      return `Stuck: the loss has hardly moved for ${formatCount(state.steps)} steps. Reseed for another start, or try another learning rate.`;
    case 'worse':
      return `Since step ${formatCount(state.since)} it gets better on what it knows and worse on what it has not met: it learns by heart.`;
    case 'otherData':
      return 'These are other data. Can the same network learn them too?';
    default:
      return sentence;
  }
}

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
}

/** The share right, of what is held out where anything is; the share that comes back of pictures; else the loss. */
export function captionNumber({ accuracy, explained, loss, held, count, kind }: NumberReading): CaptionNumber {
  const all = `${formatCount(count)} ${kind}`;
  if (accuracy !== null && Number.isFinite(accuracy))
    return { value: formatPercent(accuracy), of: held ? `of ${all} it has not met` : `of ${all} right` };
  if (explained !== null && Number.isFinite(explained))
    return { value: formatPercent(Math.max(0, explained)), of: 'of what sets pictures apart comes back' };
  return { value: formatNumber(loss), of: held ? `loss on ${all} it has not met` : `loss on ${all}` };
}
