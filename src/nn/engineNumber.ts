/**
 * @file Which arithmetic a run was made with. The number is raised by one whenever the bits of any result change: another order of additions, a better `tanh`,
 * another stream of random numbers. `testdata/bits.json` holds what reference runs come to under each number; its test fails when their bits change and the
 * number does not. Parameters' hashes can be compared only between equal numbers.
 */
import type { Found } from './problem.ts';

/** The number of this build. */
export const ENGINE = 2;

/** What a document without a number was made with: they carry it since 2. */
export const FIRST_ENGINE = 1;

/** The number a document says, or why it is none. */
export function readEngine(value: unknown): { engine: number } | { found: Found } {
  if (value === undefined) return { engine: FIRST_ENGINE };
  if (Number.isSafeInteger(value) && (value as number) >= 1) return { engine: value as number };
  return { found: { code: 'part', name: 'engine', found: { code: 'wholeNumber', min: 1, received: value } } };
}

/** Whether a document's run was made with another arithmetic: it is trained again, and may come to other last digits. */
export const madeElsewhere = (document: { readonly run?: { readonly engine: number } }): boolean =>
  document.run !== undefined && document.run.engine !== ENGINE;
