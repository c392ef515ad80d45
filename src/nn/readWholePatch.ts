/** @file Reading a patch that may name every part of a recipe, its phases too. */

import { isObject, own } from './json.ts';
import type { Patch } from './patch.ts';
import type { Complain } from './readFields.ts';
import { readPatch } from './readPatch.ts';
import { readPhases } from './readPhases.ts';
import type { Recipe, Registries } from './recipe.ts';

const parts = ['seed', 'data', 'training', 'network', 'phases'] as const;

/** As `readPatch`; phases are read against the recipe that the rest of the patch makes. */
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
