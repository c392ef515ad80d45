/** @file What the network says of one sample, in words and shares, from what the answer probe sends. */

import type { PreparedData } from '#data/prepare.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';
import { testSampleOf, trainSampleOf, YOUR_DRAWING } from './sampleWords.ts';

/** One answer of a sample: one, or one for every step. */
export interface SampleAnswer {
  /** The share given to each class; empty where the answer is a number. */
  readonly shares: readonly number[];
  /** The class that gets most, or the number. */
  readonly said: number;
  /** NaN of a drawing, of which nothing is asked. */
  readonly asked: number;
  /** Of classes only. */
  readonly right: boolean;
}

/** The answers of the sample that a result is about. Empty where it is about something else, such as the data of a moment ago. */
export function answersOf(result: AnswerResult | undefined, data: PreparedData): SampleAnswer[] {
  const { positions, classNames, targets, count, kind } = data;
  if (!result || result.sample < 0 || result.classes !== classNames.length) return [];
  if (
    result.values.length !== Math.max(1, classNames.length) * positions ||
    result.sample > (kind === 'image' ? count : count - 1)
  )
    return [];
  return Array.from({ length: positions }, (_, p): SampleAnswer => {
    const asked = targets[result.sample * positions + p] ?? Number.NaN;
    if (classNames.length === 0) return { shares: [], said: result.values[p]!, asked, right: false };
    const shares = classNames.map((_, c) => result.values[c * positions + p]!);
    const said = shares.reduce((best, share, c) => (share > shares[best]! ? c : best), 0);
    return { shares, said, asked, right: said === asked };
  });
}

/** The held-out rows (all rows where none are), those with a wrong answer first; numbers by how far they are off, the furthest first. */
export function worstFirst(said: ArrayLike<number>, data: PreparedData): { row: number; wrong: number; off: number }[] {
  const { positions, targets, classNames } = data;
  const rows = data.test.length > 0 ? data.test : data.train;
  return Array.from(rows, (row) => {
    let wrong = 0;
    let off = 0;
    for (let i = row * positions; i < (row + 1) * positions; i++) {
      if (!Number.isNaN(said[i]) && said[i] !== targets[i]) wrong++;
      off += Math.abs(said[i]! - targets[i]!);
    }
    return { row, wrong: classNames.length > 0 ? wrong : 0, off: classNames.length > 0 ? 0 : off / positions };
  }).sort((a, b) => b.wrong - a.wrong || b.off - a.off || a.row - b.row);
}

/** Which sample that is: "test sample 12 of 250". */
export function sampleName(data: PreparedData, row: number): string {
  if (row === data.count) return YOUR_DRAWING;
  const place = data.test.indexOf(row);
  if (place >= 0) return testSampleOf(place + 1, data.test.length);
  return trainSampleOf(data.train.indexOf(row) + 1, data.train.length);
}

/** The sample `by` places further among those of its side of the split, round and round. */
export function neighbour(data: PreparedData, row: number, by: number): number {
  const side = data.test.includes(row) || (row === data.count && data.test.length > 0) ? data.test : data.train;
  const place = row === data.count ? -Math.max(0, by) : side.indexOf(row);
  return side[(place + by + side.length) % side.length] ?? row;
}
