import type { Measuring } from '#engine/probe.ts';
import { type ChangedReading, changedReadings } from './changedReadings.ts';

export interface ReadingsRequest {
  readonly of: readonly {
    /** Under which it is told. */
    readonly key: string;
    readonly name: ChangedReading;
    readonly named: readonly string[];
  }[];
}
export interface ReadingsResult {
  readonly step: number;
  /** By key; null where the network has nothing of it. */
  readonly values: Readonly<Record<string, number | null>>;
}

/** What goals of lessons ask for, measured where the run rests: many samples are given to the network for it. Null while it trains. Exact. */
export const readingsProbe: Measuring<ReadingsRequest, ReadingsResult | null> = {
  compute(subject, { of }, _pool, slice) {
    if (slice && !slice.settled) return null;
    return {
      step: subject.step,
      values: Object.fromEntries(
        of.map(({ key, name, named }) => {
          const value = changedReadings[name](subject, named);
          return [key, Number.isFinite(value) ? value : null];
        }),
      ),
    };
  },
};
