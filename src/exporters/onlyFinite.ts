/** @file Formats of text whose numbers are finite: what of a network's numbers they cannot hold. */
import type { CannotHold } from './exporter.ts';
import { onlyFiniteWords as words } from './onlyFiniteWords.ts';
import type { Numbers } from './source.ts';

/** What JSON cannot hold, which would write nothing in its place; undefined where every number is finite. */
export function noJson({ tensors, vector }: Numbers): CannotHold | undefined {
  const odd = tensors.find(({ values }) => !values.every(Number.isFinite));
  if (odd) return { block: odd.block, says: words.weights(odd.path) };
  return vector.outputs.every(Number.isFinite) ? undefined : { says: words.answers };
}
