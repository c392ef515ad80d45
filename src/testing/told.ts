/** @file What was found wrong, in its words: for tests that hold sentences. */
import type { FixName, Found, Problem } from '#nn/problem.ts';
import { labelOf, phraseOf, sentenceOf, shortOf } from '#nn/problemWords.ts';

const labelled = <F extends FixName>({ say, count, ...fix }: F) => ({
  label: labelOf(count === undefined ? { say } : { say, count }),
  ...fix,
});

/** A problem with its sentence, and fixes with what their buttons say. */
export const told = (problem: Problem) => ({
  ...problem,
  message: sentenceOf(problem),
  short: shortOf(problem),
  fixes: problem.fixes?.map(labelled),
});

interface Refusal {
  readonly field: string;
  readonly found: Found;
  readonly fixes?: readonly FixName[];
}

/** Why a layer does not take an input, or a data set its values, as a phrase in place of the code; anything else as it is. */
export function phrased(result: Refusal | object | undefined) {
  if (result === undefined || !('found' in result)) return result as { readonly message?: string } | undefined;
  const { found, fixes, ...rest } = result as Refusal;
  return { ...rest, message: phraseOf(found), ...(fixes ? { fixes: fixes.map(labelled) } : {}) };
}
