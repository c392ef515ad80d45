/** @file Names of units in words. */

import type { ConceptsResult } from '#probes/concepts/concepts.probe.ts';
import type { UnitReading } from '#probes/concepts/naming.ts';
import { suits } from '#probes/concepts/suits.ts';
import { formatFixed } from '#ui/format.ts';

export interface UnitWords {
  /** What the unit is called; empty where nothing suits. */
  readonly name: string;
  /** "MCC 0.42, at the start 0.11", "AUROC 1.00 (≥ 0.97), …"; empty where there are no concepts. */
  readonly score: string;
  /** What suits best although it does not suit well enough. */
  readonly nearest: string;
}

export function wordsOf({ naming, computed }: UnitReading, concepts: ConceptsResult['concepts']): UnitWords {
  if (!computed) return { name: '', score: 'not computed: its numbers are not all finite', nearest: '' };
  const concept = concepts[naming.concept];
  if (!concept || Number.isNaN(naming.score)) return { name: '', score: '', nearest: '' };
  const { name, part } = concept;
  const margin =
    naming.bound !== null
      ? ` (${naming.score === 1 ? '≥' : '≤'} ${formatFixed(naming.bound, 2)})`
      : naming.error > 0
        ? ` ± ${formatFixed(naming.error, 2)}`
        : '';
  const score = `${part ? 'MCC' : 'AUROC'} ${formatFixed(naming.score, 2)}${margin}, at the start ${formatFixed(naming.baseline, 2)}`;
  const named = suits(naming, part);
  // What is no better than chance is near to nothing.
  const tells = naming.score - (part ? 0 : 0.5) > naming.error;
  return { name: named ? name : '', score, nearest: named || !tells ? '' : name };
}
