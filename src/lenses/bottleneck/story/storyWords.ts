/** @file What the bottleneck's story says beside its pictures. */

import { factorName } from '#data/factorNames.ts';
import type { Block } from '#nn/block.ts';
import { formatShape, type Shape } from '#nn/shape.ts';
import type { ReadFactor } from '#probes/survey/result.ts';
import { blockName } from '#state/blockName.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';
import type { Ending, Lost, StoryRow, StoryRows } from './storyRows.ts';

export const everyDot = 'a dot is one number: orange above 0, blue below';
export const redrawnWords = {
  title: 'Redrawn',
  how: 'from these numbers alone, by a straight map; the line: best possible',
};
export const redrawnBar =
  'How much of what sets the samples apart is drawn again; the line: the most there can be for so many numbers';
export const ribbonsTitle = 'What a straight line can still read';
export const ribbonsKey = 'thickness = share read: of answers right, of differences explained';
export const startKey = 'the same network before training';
export const layersAlong = 'Layers from input to answer';
export const drawHere = 'draw here';
export const noFactors = 'These data name no factor beside the answer.';

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** "Which digit", "Position across", "The picture itself". */
export function rowName({ factor, asked }: Pick<StoryRow, 'factor' | 'asked'>): string {
  if (!factor) return 'The picture itself';
  return asked && factor.kind === 'class' && factor.name !== 'answer'
    ? `Which ${factor.name}`
    : capital(factorName(factor));
}

export const askedWords = (asked: boolean): string => (asked ? 'what it is asked' : 'not asked for');

/** None is less than none. */
export const shareText = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : formatPercent(Math.max(0, Math.min(1, value)), 0);

/** R² of what is redrawn, as short as it stands beside a bar. */
export const redrawnText = (value: number): string =>
  Number.isNaN(value) ? '–' : value >= 0.995 ? '1.00' : formatFixed(value, 2).replace(/^0/, '');

export const endingWord: Record<Ending, string> = { kept: 'kept', partly: 'partly', gone: 'gone' };

/** A column's name: images begin as pixels. */
export const columnName = (network: readonly Block[], id: string, pixels: boolean): string =>
  id === 'input' && pixels ? 'Pixels' : (blockName(network, id) ?? 'gone');

export const numbersWords = (units: number): string => `${formatCount(units)} ${units === 1 ? 'number' : 'numbers'}`;

/** How they stand: "8 maps, 24 × 24", "28 × 28", "12 steps of 8". */
export function shapeWords(shape: Shape, tokens: number): string {
  const [a = 1, b = 1, c = 1] = shape;
  if (tokens > 0) return `${formatCount(a)} tokens of ${formatCount(tokens)}`;
  if (shape.length === 3) return a === 1 ? `${b} × ${c}` : `${formatCount(a)} maps, ${b} × ${c}`;
  if (shape.length === 2) return `${formatCount(a)} steps of ${formatCount(b)}`;
  return shape.length === 1 ? (a === 1 ? '1 unit' : `${formatCount(a)} units`) : formatShape(shape);
}

/** Where something is lost, by what becomes of the numbers there. */
export function lostWords(
  { section, next }: Pick<Lost, 'section' | 'next'>,
  units: readonly number[],
  names: readonly string[],
): string {
  const [from, to] = [units[section]!, units[next]!];
  return to < from ? `lost where ${numbersWords(from)} become ${formatCount(to)}` : `lost in ${names[next]}`;
}

/** What is not drawn, since no straight line reads it anywhere. */
export function unreadWords(unread: StoryRows['unread'], pixels: boolean): string {
  const from = pixels ? 'the pixels' : 'the input';
  const named = unread.map(({ factor, value }) => `${factorName(factor)} (${shareText(value)})`);
  const list = named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named[0];
  return `Not shown: ${list}. No straight line reads ${named.length > 1 ? 'them' : 'it'} even from ${from}.`;
}

/** A ribbon in words, column by column. */
export function ribbonText(row: StoryRow, names: readonly string[]): string {
  const values = row.now.every((value) => value === null) ? row.start : row.now;
  const at = values.map((value, i) => `${shareText(value)} at ${names[i]}`).join(', ');
  return `${rowName(row)}, ${askedWords(row.asked)}: ${at}${row.ending ? `; ${endingWord[row.ending]}` : ''}.`;
}

/** What a share is of: of held-out samples read right, or of what sets them apart. */
export const shareOf = (factor: ReadFactor | null): string =>
  factor?.kind === 'class' ? 'share of held-out samples read right' : 'share of the differences explained';

export const readAtWords = (step: number): string => `read at step ${formatCount(step)}`;
export const measuringWords = (progress: number): string => `measuring … ${formatPercent(progress, 0)}`;

export const inPerCent = 'at the top and the end: share read, in per cent';
/** For little room: per cent without the sign. */
export const shareNumber = (value: number | null | undefined): string => shareText(value).replace(/[\s\u202f]?%$/, '');

/** Ribbons that have no room. */
export const moreBelow = (rows: readonly StoryRow[]): string =>
  `Not drawn here: ${rows.map(rowName).join(', ')}. They stand under numbers.`;

export const WHICH_IS_ASKED_FOR = ', which is asked for';
export const sampleAsked = (data: string, join: string): string => `${data}: asked for ${join}`;
export const askedFor = (asked: string): string => `asked for ${asked}`;
export const PAPER_IS_EMPTY = 'The paper is empty.';
export const STRAIGHT_LINES_ONLY = 'Straight lines only: a reader that bends may read more';
