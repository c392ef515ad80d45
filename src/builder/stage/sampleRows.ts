/** @file Which sample is looked at: its place among those it is one of, the next ones, and what is asked of it. Pure. */

import type { PreparedData } from '#data/prepare.ts';
import { tokenText } from '#stage/tilePainter.ts';
import { formatNumber } from '#ui/format.ts';
import { PICTURE_ITSELF } from './actionWords.ts';

export interface SamplePlace {
  readonly split: 'test' | 'train';
  /** Its place, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
}

/** Where a row stands among the test samples, or else among those that are trained on. Rows ascend. */
export function samplePlace({ test, train }: Pick<PreparedData, 'test' | 'train'>, row: number): SamplePlace {
  const held = test.indexOf(row);
  return held >= 0
    ? { split: 'test', index: held, count: test.length }
    : { split: 'train', index: Math.max(0, train.indexOf(row)), count: train.length };
}

/** The row so many places on among the samples of the same kind, round at the ends. */
export function rowBy(data: Pick<PreparedData, 'test' | 'train'>, row: number, by: number): number {
  const { split, index, count } = samplePlace(data, row);
  return data[split][(((index + by) % count) + count) % count] ?? row;
}

/** Another row of the same kind. @param chance from 0 to below 1 */
export function anotherRow(data: Pick<PreparedData, 'test' | 'train'>, row: number, chance: number): number {
  const { count } = samplePlace(data, row);
  return count < 2 ? row : rowBy(data, row, 1 + Math.floor(chance * (count - 1)));
}

/** More answers than this are not written out. */
const MOST_WORDS = 12;

/** What is asked of a sample: a class, a number, or one for every step. */
export function askedWords(
  { targets, positions, classNames, task }: Pick<PreparedData, 'targets' | 'positions' | 'classNames' | 'task'>,
  row: number,
): string {
  if (task === 'picture') return PICTURE_ITSELF;
  const values = [...targets.subarray(row * positions, (row + 1) * positions)];
  const word = (value: number) =>
    task === 'classification' ? (classNames[value] ?? String(value)) : formatNumber(value, 3, true);
  const words = values.slice(0, MOST_WORDS).map((value) => (positions > 1 ? tokenText(word(value)) : word(value)));
  return `${words.join(' ')}${values.length > MOST_WORDS ? ' …' : ''}`;
}
