/** @file Names of units in words. */

import type { Method } from '#lenses/frame/lensWords.ts';
import { PARTED } from '#probes/concepts/conceptList.ts';
import type { ConceptsResult } from '#probes/concepts/concepts.probe.ts';
import type { UnitReading } from '#probes/concepts/naming.ts';
import { NAMED, suits } from '#probes/concepts/suits.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';

export interface UnitWords {
  /** What the unit is called; empty where nothing suits. */
  readonly name: string;
  /** "overlap 0.42, at the start 0.11", "told apart in 100 % (≥ 97 %) of pairs, …"; empty where there are no concepts. */
  readonly score: string;
  /** What suits best although it does not suit well enough. */
  readonly nearest: string;
}

export function wordsOf({ naming, computed }: UnitReading, concepts: ConceptsResult['concepts']): UnitWords {
  if (!computed) return { name: '', score: 'not computed: its numbers are not all finite', nearest: '' };
  const concept = concepts[naming.concept];
  if (!concept || Number.isNaN(naming.score)) return { name: '', score: '', nearest: '' };
  const { name, part } = concept;
  const n = (value: number) => (part ? formatFixed(value, 2) : formatPercent(value, 0));
  const margin =
    naming.bound !== null
      ? ` (${naming.score === 1 ? '≥' : '≤'} ${n(naming.bound)})`
      : naming.error > 0
        ? ` ± ${part ? formatFixed(naming.error, 2) : formatFixed(100 * naming.error, 1)}`
        : '';
  const score = `${part ? 'overlap ' : 'told apart in '}${n(naming.score)}${margin}${part ? '' : ' of pairs'}, at the start ${n(naming.baseline)}`;
  const named = suits(naming, part);
  // What is no better than chance is near to nothing.
  const tells = naming.score - (part ? 0 : 0.5) > naming.error;
  return { name: named ? name : '', score, nearest: named || !tells ? '' : name };
}

/** What the score of a unit means. */
export const scoreSays = (part: boolean): string =>
  part
    ? 'How well the cells where the unit is high lie on that part of the pictures: 1 is exactly, 0 is chance (Matthews’ correlation).'
    : 'Of one sample with it and one without, how often the first has the higher number: 50\u202f% is guessing (AUROC).';

/** When a unit gets a name, and by how many samples. */
export function methodOf({ fit, held, apart, concepts }: ConceptsResult): Method {
  const parts = concepts.some(({ part }) => part)
    ? `Parts, on at most ${PARTED} images of each: how well the unit’s high cells overlap with the part’s pixels (Matthews’ correlation, MCC), named from ${NAMED.part} on. `
    : '';
  return {
    kind: 'probe',
    says: `A name is chosen on ${formatCount(fit)} samples and scored on ${formatCount(held)} ${apart ? 'others' : 'that are the same: there are too few'}. ${parts}Properties: how often a sample with it has the higher number than one without (AUROC), named from ${formatPercent(NAMED.property, 0)} on.`,
  };
}

export const words = {
  noUnits: 'There is no block with units to look at: add a layer that learns, such as Dense.',
  best: 'The nine samples on which the unit is largest',
  even: 'Nine samples at evenly spaced ranks, from the largest number to the smallest: the best alone flatter a unit',
  show: 'Show it on the stage and in the inspector',
} as const;

/** Of a strip of pictures, for who does not see them. */
export const stripText = (title: string, samples: number, high: string, low: string): string =>
  `${title}: what it sees of ${samples} samples, its numbers from ${high} to ${low}`;

export const UNITS_OF = 'Units of';
export const SAMPLES_SHOWN = 'Samples shown';
export const LIKED_BEST = 'liked best';
export const EVENLY_SPREAD = 'evenly spread';
export const theFirst = (count: string, shape: string): string => `The first ${count} of ${shape}.`;
export const unnamed = (nearest: string): string => `unnamed (nearest: ${nearest})`;
