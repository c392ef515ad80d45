/** @file What linear probes read along the network, as a table to save: a row for each section. */
import type { Cell, Table } from '#base/table.ts';
import { readAt } from '#probes/survey/equal.ts';
import type { ReadFactor, SurveyResult } from '#probes/survey/result.ts';

export interface SurveyTableOptions {
  readonly equal: boolean;
  readonly name: (section: { readonly id: string }) => string;
  /** Whether every other factor is wanted too, and how well the input can be drawn from each section. */
  readonly all: boolean;
}

/** @returns undefined while nothing is measured */
export function surveyTable(result: SurveyResult | null | undefined, options: SurveyTableOptions): Table | undefined {
  if (!result || result.step < 0) return undefined;
  const { equal, name, all } = options;
  const { step, sections, baseline, answer, factors } = result;
  const heads = (factor: ReadFactor, id: string) =>
    [id, `${id}_error`, `${id}_at_start`].map((head) => `${head}${unit(factor)}`);
  const columns = [
    ...['step', 'section', 'name', 'numbers', 'numbers_read', 'directions', 'directions_at_start'],
    ...heads(answer, 'answer'),
    'answer_shuffled',
    ...(all ? ['input_redrawn', 'input_redrawn_error', 'best_possible', 'input_redrawn_at_start'] : []),
    ...(all ? factors.flatMap((factor) => heads(factor, `factor_${factor.id}`)) : []),
  ];
  const rows = sections.map((section, i): readonly Cell[] => {
    const start = baseline[i];
    const [now, then] = [readAt(section, equal), start && readAt(start, equal)];
    const read = (reading: typeof now.answer | undefined, before: typeof now.answer | undefined) => [
      ...[reading?.value ?? null, reading?.error ?? null, before?.value ?? null],
    ];
    return [
      ...[step, section.id, name(section), section.units, now.features, section.dimension, start?.dimension ?? null],
      ...read(now.answer, then?.answer),
      now.control ?? null,
      ...(all
        ? [section.input?.value ?? null, section.input?.error ?? null, section.best, start?.input?.value ?? null]
        : []),
      ...(all ? factors.flatMap((_, f) => read(now.factors[f], then?.factors[f])) : []),
    ];
  });
  return { columns, rows };
}

const unit = ({ kind }: ReadFactor): string => (kind === 'class' ? '' : '_r2');
