/** @file What the weights come to: how large they are, and where they are largest. Rules with thresholds. */
import type { LensWords } from '#lenses/frame/lensWords.ts';
import { formatCount, formatNumber } from '#ui/format.ts';

/** One block has the largest weights where their root mean square is so many times that of every other. */
const LARGER = 2;
/** Weights of a matrix that are so small against its largest are as good as none; said where so much of all is. */
const [SMALL, MUCH] = [0.01, 0.5];

export interface Numbers {
  /** "Dense 1 · weight". */
  readonly title: string;
  readonly block: string;
  /** A bias, and the scale of a normalisation, have one: they are no weights. */
  readonly axes: number;
  readonly values: ArrayLike<number>;
}

const squares = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return sum;
};
const largest = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
};
const size = (values: ArrayLike<number>) => Math.sqrt(squares(values) / Math.max(1, values.length));

/**
 * Of the parameters that are weights: no number; half or more of all less than 1 % of their own largest; one block's root mean square at least twice that of every
 * other; or of the least only; else of a size.
 */
export function wordsOf(parameters: readonly Numbers[]): LensWords | undefined {
  const weights = parameters.filter(({ axes, values }) => axes > 1 && values.length > 0);
  if (weights.length === 0) return undefined;
  const broken = weights.find(({ values }) => !Number.isFinite(squares(values)));
  if (broken) return { sentence: `Some weights are no numbers any more: ${broken.title}.` };
  const count = weights.reduce((sum, { values }) => sum + values.length, 0);
  const small = weights.reduce((sum, { values }) => {
    const limit = SMALL * largest(values);
    let below = 0;
    for (let i = 0; i < values.length; i++) if (Math.abs(values[i]!) <= limit) below++;
    return sum + below;
  }, 0);
  const sorted = weights.toSorted((a, b) => size(b.values) - size(a.values));
  const [first, second, last] = [sorted[0]!, sorted[1], sorted.at(-1)!];
  const most = weights.reduce((a, b) => (largest(b.values) > largest(a.values) ? b : a));
  return {
    sentence:
      small >= MUCH * count
        ? 'Most weights are next to nothing: a few do the work.'
        : !second
          ? `${first.block} holds all the weights.`
          : size(first.values) >= LARGER * size(second.values)
            ? `${first.block} has by far the largest weights.`
            : size(first.values) >= LARGER * size(last.values)
              ? `The weights are largest in ${first.block}, and smallest in ${last.block}.`
              : 'The weights of all blocks are of a size.',
    numbers: `Largest: ${formatNumber(largest(most.values), 2)} in ${most.block}. On the whole (root mean square) ${formatNumber(size(first.values), 2)} in ${first.block}${
      second ? `, ${formatNumber(size(last.values), 2)} in ${last.block}` : ''
    }.`,
    aside: `${formatCount(count)} weights`,
  };
}

/** A parameter in words, for who does not see its colours. */
export const lineOf = ({ title, values }: Numbers): string =>
  `${title}: ${formatCount(values.length)} numbers, root mean square ${formatNumber(size(values), 2)}, the largest ${formatNumber(largest(values), 2)} from 0.`;

/** The key over all of them. */
export const belowZero = 'below 0';
export const aboveZero = 'above 0';
export const eachItsOwn = 'each picture on a scale of its own:';

export const noWeights = 'This network has no weights: add a layer that learns, such as Dense.';
export const tooMany = (count: number): string => `${formatCount(count)} numbers: too many to draw one by one.`;
