/** @file When the numbers of a run are measured for its headlines. Pure; times in milliseconds of the page's clock. */

/** While it trains they are measured at most so often. */
export const EVERY = 10_000;
/** A run at rest is measured once it has stood so long: whoever steps or drags through a run is not followed. */
export const REST = 300;

export interface Situation {
  /** Somebody looks at the stage, and has not turned headlines off. */
  readonly seen: boolean;
  readonly running: boolean;
  /** Numbers that training made; a run at its start has none. */
  readonly step: number;
  /** Which numbers stand now, and which were measured last. */
  readonly numbers: string;
  readonly measured: string | undefined;
  /** A measurement is under way. */
  readonly busy: boolean;
  /** When the last one began, when training began, and when the present numbers came to stand. */
  readonly began: number;
  readonly runningSince: number;
  readonly standingSince: number;
}

/** When the next measurement may begin; undefined where there is nothing to measure as things are. */
export function dueAt(s: Situation): number | undefined {
  if (!s.seen || s.busy || s.step === 0 || s.numbers === s.measured) return undefined;
  return s.running ? Math.max(s.began, s.runningSince) + EVERY : s.standingSince + REST;
}
