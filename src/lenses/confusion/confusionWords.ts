/** @file What the counts of the confusion come to. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';

/** One pair is named where it is so much of all that is wrong, of 1, */
const MUCH = 0.25;
/** and so many answers at least. */
const FEW = 3;

export interface Counted {
  readonly classNames: readonly string[];
  /** counts[asked][said]. */
  readonly counts: readonly (readonly number[])[];
  readonly heldOut: boolean;
  readonly step: number;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** One class is said to everything; all is right; one pair makes up a quarter or more of what is wrong; else the share right alone. ± one standard error √(p (1 − p) / n). */
export function wordsOf({ classNames, counts, heldOut, step }: Counted): LensWords | undefined {
  const all = sum(counts.map(sum));
  if (all === 0) return undefined;
  const said = classNames.map((_, j) => sum(counts.map((row) => row[j]!)));
  const only = said.indexOf(all);
  const right = sum(counts.map((row, i) => row[i]!));
  const wrong = all - right;
  const pairs = counts.flatMap((row, i) => row.flatMap((count, j) => (i === j ? [] : [{ i, j, count }])));
  const [most] = pairs.toSorted((a, b) => b.count - a.count);
  const what = heldOut ? 'held-out' : 'training';
  const share = right / all;
  const sentence =
    wrong === 0
      ? `Every ${what} answer is right.`
      : only >= 0
        ? `The network says “${classNames[only]}” to everything.`
        : most && most.count >= FEW && most.count >= MUCH * wrong
          ? `Most often it says “${classNames[most.j]}” where “${classNames[most.i]}” is asked for.`
          : step === 0
            ? 'Nothing is learned yet: the answers are chance. Press Play.'
            : `${formatCount(wrong)} of ${formatCount(all)} answers are wrong, with no pair of classes in front.`;
  const pair =
    most && most.count > 0 && wrong > 0
      ? ` “${classNames[most.i]}” was taken for “${classNames[most.j]}” in ${formatCount(most.count)}.`
      : '';
  return {
    sentence,
    numbers: `${formatCount(right)} of ${formatCount(all)} are right, ${formatPercent(share, 0)}.${pair}`,
    aside: `± ${formatFixed(100 * Math.sqrt((share * (1 - share)) / all), 1)}\u202f%`,
  };
}

export const OPEN_THE_PROBE_LADDER = 'Open the probe ladder';
export const PICTURE_ASKED_FOR =
  'The picture itself is asked for: there are no classes to confuse. How much of them is kept all the same, the bottleneck and the probe ladder show.';
export const NUMBER_ASKED_FOR =
  'The answer is a number: there are no classes to confuse. How well each layer tells it, the probe ladder shows.';
export const NOT_COMPUTED =
  'Not computed: what the network says is no number any more. Go back to the start, and lower the learning rate.';
export const GO_TO_THE_START = 'Go to the start';
export const atStep = (count: string, set: string, positions: number, step: string): string =>
  `${count} ${set} ${positions > 1 ? 'answers' : 'samples'} at step ${step}`;
export const CELL_SAYS = 'A cell says';
export const HOW_MANY = 'how many';
export const SHARE_OF_ROW = 'share of row';
export const SHARE_SAYS = 'Of all that the row’s class was asked for';
export const SAMPLES_OF_THE_CELL = 'Samples of the cell';
export const askedAndSaid = (asked: string, said: string): string => `${asked} asked for, ${said} said`;
export const EVERY_WRONG_ANSWER = 'Every wrong answer';
export const withLargestLoss = (most: number): string => `, the ${most} with the largest loss`;
export const LARGEST_LOSS_FIRST = ', largest loss first';
export const NONE_WRONG = 'None: every answer is right.';
export const MATRIX_KEY = 'asked for down, said across; darker is more, by the square root';
export const cellLabel = (asked: string, said: string, count: number): string =>
  `${asked} asked for, ${said} said: ${count}`;
