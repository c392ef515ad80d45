/** @file Which probes give what readings in goals ask for, and what their results say. The gradient is the training worker's, all else is measured on a copy. */
import { keyOf, type Reading, type ReadingName, readOf } from './reading.ts';

/** A reading by its key, its name and what it is measured of, as probes are asked for it. */
export interface AskedReading<Name extends ReadingName = ReadingName> {
  readonly key: string;
  readonly name: Name;
  readonly named: readonly string[];
}
/** Those that a copy of the network tells. */
export type CopyReading = Exclude<ReadingName, 'gradientRatio'>;

export interface ReadingRequests {
  readonly readings?: { readonly of: readonly AskedReading<CopyReading>[] };
  readonly gradients?: Readonly<Record<string, never>>;
}

export const askedOf = (reading: Reading): AskedReading => {
  const named = readOf(reading);
  return { key: keyOf(reading.reading, named), name: reading.reading, named };
};

export const requestsOf = (reading: Reading): ReadingRequests =>
  reading.reading === 'gradientRatio'
    ? { gradients: {} }
    : { readings: { of: [askedOf(reading) as AskedReading<CopyReading>] } };

/** What the probes say; null where they measured nothing. */
export interface ReadingResults {
  readonly readings?: { readonly step: number; readonly values: Readonly<Record<string, number | null>> } | null;
  readonly gradients?: readonly { readonly id: string; readonly parameters: number | null }[];
}

/**
 * A reading of a step.
 * @returns null where the network has nothing of it; undefined where it was not measured yet
 */
export function readingAt(reading: Reading, step: number, results: ReadingResults): number | null | undefined {
  const { key, name, named } = askedOf(reading);
  if (name === 'gradientRatio') return results.gradients && gradientRatio(results.gradients, named);
  if (results.readings === null) return null;
  return results.readings?.step === step ? (results.readings.values[key] ?? null) : undefined;
}

/** Of one block's parameters over another's; null where one of them has none. */
export function gradientRatio(
  blocks: NonNullable<ReadingResults['gradients']>,
  [first, second]: readonly string[],
): number | null {
  const of = (id: string | undefined) => blocks.find((one) => one.id === id)?.parameters ?? Number.NaN;
  const ratio = of(first) / of(second);
  return Number.isFinite(ratio) ? ratio : null;
}
