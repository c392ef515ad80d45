/** @file The rows of the gradient lens, on the page and as a table to save. */
import type { Table } from '#base/table.ts';
import type { BlockGradient } from '#probes/gradients/gradients.probe.ts';

/** How large the last step was against what it changed, root mean squares both; null where the step is not known or there is nothing to change. */
export function relativeStep({ change, size }: Pick<BlockGradient, 'change' | 'size'>): number | null {
  return change === null || size === null || size === 0 ? null : change / size;
}

/** Lowest and highest of the positive numbers; null where there is none. */
export function positiveRange(values: Iterable<number | null>): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const value of values) {
    if (value === null || !(value > 0) || value === Number.POSITIVE_INFINITY) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > 0 ? [low, high] : null;
}

/** A row for each block, at a step. */
export const gradientTable = (
  rows: readonly BlockGradient[],
  step: number,
  name: (id: string) => string,
): Table | undefined =>
  rows.length === 0
    ? undefined
    : {
        columns: ['step', 'block', 'name', 'output', 'parameters', 'change', 'relative_change'],
        rows: rows.map((row) => [
          ...[step, row.id, name(row.id), row.output, row.parameters, row.change, relativeStep(row)],
        ]),
      };
