/** @file From odds in the library to the document they are of, with the lens Odds open and set as it was: it finds them by their key. */
import { writeValues } from '#nn/axisValues.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import type { KeptOdds } from '#state/keptOdds.ts';
import { registries } from '#state/registries.ts';

/** Seeds of starts count from 1; odds are of none in particular. */
const FIRST_SEED = 1;

/** Undefined where it cannot be read. */
export function oddsDocument({ document, steps, tried }: KeptOdds): StrataDocument | undefined {
  const reading = readDocument(document, registries);
  if (!reading.document) return undefined;
  const [first, second] = tried;
  const odds = {
    steps,
    ...(first ? { over: first.path, values: writeValues(first.values) } : {}),
    ...(second ? { and: second.path, andValues: writeValues(second.values) } : {}),
  };
  return { ...reading.document, seed: FIRST_SEED, view: { mode: 'odds', lenses: { odds } } };
}
