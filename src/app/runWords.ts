/** @file Where a run stands, in words. */
import type { Frame } from '#engine/protocol.ts';
import { formatCompact, formatCount, formatFixed, formatNumber, formatPercent, NOT_COMPUTED } from '#ui/format.ts';

/** Step, epoch and steps per second; a dash where nothing is known of them. */
export function runNumbers(frame: Pick<Frame, 'position' | 'stepsPerSecond'> | undefined): {
  readonly step: string;
  readonly epoch: string;
  readonly rate: string;
} {
  if (!frame) return { step: '–', epoch: '–', rate: '–' };
  const { step, pending, epoch } = frame.position;
  return {
    step: formatCount(step) + (pending > 0 ? ` + ${pending}` : ''),
    epoch: formatCount(epoch),
    rate: Number.isFinite(frame.stepsPerSecond) ? formatCompact(frame.stepsPerSecond) : '–',
  };
}

/** What is said to people who listen when a run pauses. */
export const pausedWords = (frame: Pick<Frame, 'test' | 'train' | 'position'>): string =>
  `Paused at step ${scoreSentence(frame)}`;

/** "412: test loss 0.31, accuracy 92 %.": of the held-out samples, or of those it trains on where none are. */
export function scoreSentence({ test, train, position }: Pick<Frame, 'test' | 'train' | 'position'>): string {
  const held = test.count > 0;
  const { loss, accuracy, explained } = held ? test : train;
  const right =
    accuracy === null ? '' : `, accuracy ${Number.isNaN(accuracy) ? NOT_COMPUTED : formatPercent(accuracy)}`;
  const back = explained === null ? '' : `, R² ${formatFixed(explained, 2)}`;
  return `${formatCount(position.step)}: ${held ? 'test' : 'train'} loss ${formatNumber(loss)}${right}${back}.`;
}
