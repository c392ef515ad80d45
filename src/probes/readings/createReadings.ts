/** @file The probe of readings, once for everybody who asks: what one goes on measuring is no other's. */
import type { Measuring, Subject } from '#engine/probe.ts';
import type { AskedReading, CopyReading } from '#nn/readingProbes.ts';
import { changedReadings } from './changedReadings.ts';
import { advanceReading, straightLineReading } from './straightLine.ts';

export interface ReadingsRequest {
  readonly of: readonly AskedReading<CopyReading>[];
}
export interface ReadingsResult {
  /** −1 while something of it is still being measured. */
  readonly step: number;
  /** By key; null where the network has nothing of it. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** What goals ask for, measured where the run rests: many samples are given to the network for it. Null while it trains. Exact. */
export function createReadings(): Measuring<ReadingsRequest, ReadingsResult | null> {
  /** The blocks that are read of a network. */
  const readAt = new WeakMap<Subject, readonly string[]>();
  return {
    advance(subject, slice) {
      if (slice.settled) for (const id of readAt.get(subject) ?? []) advanceReading(subject, id, slice);
    },
    compute(subject, { of }, _pool, slice) {
      if (slice && !slice.settled) return null;
      readAt.set(
        subject,
        of.flatMap(({ name, named }) => (name === 'reads' ? [named[0]!] : [])),
      );
      const values = of.map(({ key, name, named }) => {
        const value =
          name === 'reads' ? straightLineReading(subject, named, slice) : changedReadings[name](subject, named);
        return [key, value] as const;
      });
      return {
        step: values.every(([, value]) => value !== undefined) ? subject.step : -1,
        values: Object.fromEntries(values.map(([key, value]) => [key, Number.isFinite(value) ? value! : null])),
      };
    },
  };
}
