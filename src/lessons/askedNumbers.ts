/** @file What a part's questions ask of a run's curve. */
import type { Part } from '#lesson/index.ts';
import type { Desk } from '#state/desk.ts';
import { curveNumber } from './curveNumber.ts';

/** The numbers that questions ask for by metric and step, from the points of the run's curve. */
export function askedNumbers(
  ask: Part['ask'],
  { history }: Pick<Desk, 'history'>,
  reached: number,
): Record<string, number> {
  const found: Record<string, number> = {};
  for (const question of ask) {
    const reading = 'reading' in question ? question.reading : undefined;
    const [, metric = '', at] = /^(\w+)@(\d+)$/.exec(reading ?? '') ?? [];
    if (reading === undefined || at === undefined || Number(at) > reached) continue;
    const value = curveNumber(history, metric, Number(at));
    if (!Number.isNaN(value)) found[reading] = value;
  }
  return found;
}

/** Whether nothing came to be known, or became another number. */
export const sameNumbers = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.keys(b).every((key) => Object.is(a[key], b[key]));
