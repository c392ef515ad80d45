/** @file A document with a patch laid over it, read as any document is. */

import type { Patch } from './patch.ts';
import type { Problem } from './problem.ts';
import type { Complain } from './readFields.ts';
import { readWholePatch } from './readWholePatch.ts';
import type { Recipe, Registries } from './recipe.ts';

export type Patched<R extends Recipe> =
  | { readonly document: R; readonly patch: Patch; readonly problems: readonly [] }
  | { readonly document?: undefined; readonly problems: readonly Problem[] };

/**
 * The document, or recipe, that a patch makes of one that was read, with the patch as it was understood; or what is wrong, with block and field. Parts that the
 * patch does not name stay the same objects. Never throws.
 */
export function applyPatch<R extends Recipe>(document: R, source: unknown, registries: Registries): Patched<R> {
  const problems: Problem[] = [];
  const complain: Complain = (block, field, of, found) => {
    problems.push({ block, field, of, found });
  };
  const read = readWholePatch(source, document, registries, complain);
  return read && problems.length === 0 ? { document: read.recipe, patch: read.patch, problems: [] } : { problems };
}
