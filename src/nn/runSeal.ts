/** @file What decides where a run stands, in one digest: by it weights know which run they are of. */
import { sha256OfText } from '#base/sha256.ts';
import { compactDocument } from './compactDocument.ts';
import type { Registries, StrataDocument } from './document.ts';
import type { Run } from './run.ts';

/**
 * A digest of the recipe and of what happened up to where the run stands, with the engine that made it. Neither the title nor the view, the variants or the weights themselves are part of
 * it. Equal digests, equal runs.
 */
export function runSeal(document: StrataDocument, registries: Registries): string {
  const {
    strata,
    engine: _e,
    title: _t,
    view: _v,
    variants: _,
    ...recipe
  } = compactDocument(withoutWeights(document), registries);
  return sha256OfText(inOrder([strata, recipe]));
}

/** JSON with the entries of every object in the order of their names. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** A document whose run is without the short cut to where it stands. */
export function withoutWeights<D extends { readonly run?: Run }>(document: D): D {
  if (!document.run?.weights) return document;
  const { weights: _, ...run } = document.run;
  return { ...document, run };
}
