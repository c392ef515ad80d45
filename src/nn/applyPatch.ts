/** @file A document with a patch laid over it, read as any document is. */
import type { Patch } from './patch.ts';
import { readPhases } from './phase.ts';
import type { Problem } from './problem.ts';
import { type Complain, isObject, own } from './readFields.ts';
import { readPatch } from './readPatch.ts';
import type { Recipe, Registries } from './recipe.ts';

export type Patched<R extends Recipe> =
  | { readonly document: R; readonly patch: Patch; readonly problems: readonly [] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

const parts = ['seed', 'data', 'training', 'network', 'phases'] as const;

/**
 * The document, or recipe, that a patch makes of one that was read, with the patch as it was understood; or what is wrong, with block and field. Parts that the
 * patch does not name stay the same objects. Never throws.
 */
export function applyPatch<R extends Recipe>(document: R, source: unknown, registries: Registries): Patched<R> {
  const problems: Problem[] = [];
  const complain: Complain = (block, field, message) => {
    problems.push({ block, field, message });
  };
  const read = readWholePatch(source, document, registries, complain);
  return read && problems.length === 0 ? { document: read.recipe, patch: read.patch, problems: [] } : { problems };
}

/** `readPatch` for every part: phases are read against the recipe that the rest of the patch makes. */
export function readWholePatch<R extends Recipe>(
  source: unknown,
  document: R,
  registries: Registries,
  complain: Complain,
): { patch: Patch; recipe: R } | undefined {
  const read = readPatch(source, document, parts, registries, complain);
  if (!read) return undefined;
  const given = isObject(source) ? own(source, 'phases') : undefined;
  const { phases: before, ...rest } = read.recipe;
  let good = true;
  const phases = readPhases(given ?? before, read.recipe, registries, (...problem) => {
    good = false;
    complain(...problem);
  });
  if (!good) return undefined;
  return {
    patch: given === undefined ? read.patch : { ...read.patch, phases: phases ?? [] },
    recipe: { ...(rest as R), ...(phases ? { phases: given === undefined ? before! : phases } : {}) },
  };
}
