/** @file What the units of a block answer to, as a table to save: a row for each unit. */
import type { Table } from '#base/table.ts';
import type { ConceptsResult } from '#probes/concepts/concepts.probe.ts';
import { wordsOf } from './conceptWords.ts';

export const conceptsTable = ({ step, block, units, concepts }: ConceptsResult): Table => ({
  columns: ['step', 'block', 'unit', 'called', 'nearest', 'score', 'error', 'score_at_start', 'best_sample', 'largest'],
  rows: units.map((unit, u) => {
    const { naming, best } = unit;
    const { name } = wordsOf(unit, concepts);
    return [
      ...[step, block, u + 1, name === '' ? null : name, concepts[naming.concept]?.name ?? null],
      ...[naming.score, naming.error, naming.baseline, best[0]?.row ?? null, best[0]?.value ?? null],
    ];
  }),
});
