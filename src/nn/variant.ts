/** @file Variants: what runs beside the document, which is A, and differs from it by a patch. */

import { checkGoals } from './checkGoals.ts';
import type { StrataDocument } from './document.ts';
import { isObject, own } from './json.ts';
import { mergePatch, type Patch } from './patch.ts';
import type { Found } from './problem.ts';
import type { Complain } from './readFields.ts';
import { readRun } from './readRun.ts';
import { readWholePatch } from './readWholePatch.ts';
import type { Recipe, Registries } from './recipe.ts';
import type { Run } from './run.ts';

export interface Variant {
  readonly name: string;
  readonly change: Patch;
  readonly run?: Run;
}

/** Beside the document itself. */
export const MAX_VARIANTS = 3;
const LONGEST_NAME = 40;

/** Reads the variants of a recipe. Undefined where there are none, or what is wrong was said. Weights of their runs that are none are only remarked on. */
export function readVariants(
  source: unknown,
  recipe: Recipe,
  registries: Registries,
  complain: Complain,
  remark: Complain = complain,
): readonly Variant[] | undefined {
  if (source === undefined) return undefined;
  if (!Array.isArray(source) || source.length > MAX_VARIANTS) {
    complain('variants', 'variants', 'variants', { code: 'list', most: MAX_VARIANTS, received: source });
    return undefined;
  }
  const names = new Set<unknown>(['A']);
  const read = source.map((entry: unknown, i): Variant | undefined => {
    const where = `variants[${i}]`;
    const note = (field: string, found: Found): undefined => {
      complain(where, field, where, found);
      return undefined;
    };
    if (!isObject(entry)) return note('name', { code: 'object', received: entry });
    const other = Object.keys(entry).find((key) => !['name', 'change', 'run'].includes(key));
    if (other !== undefined) return note(other, { code: 'unknown', name: other });
    const name = own(entry, 'name');
    if (typeof name !== 'string' || name === '' || name.length > LONGEST_NAME || names.has(name))
      return note('name', { code: 'ownName', most: LONGEST_NAME, received: name });
    names.add(name);
    const made = readWholePatch(own(entry, 'change') ?? {}, recipe, registries, (_, field, of, found) =>
      note(field, { code: 'within', of, found }),
    );
    if (made) checkGoals(made.recipe, registries, where, complain);
    const run =
      made &&
      readRun(
        own(entry, 'run'),
        made.recipe,
        registries,
        (_, __, of, found) => note('run', { code: 'within', of, found }),
        remark,
      );
    return made && { name, change: made.patch, ...(run ? { run } : {}) };
  });
  return read.length > 0 && read.every((variant) => variant !== undefined) ? read : undefined;
}

/**
 * The document that a variant is by itself: the recipe with its patch, and its own run. `A` is the document without variants.
 * @returns undefined where there is no variant of that name
 */
export function ofVariant(document: StrataDocument, name: string, registries: Registries): StrataDocument | undefined {
  const { variants = [], run, ...rest } = document;
  if (name === 'A') return { ...rest, ...(run ? { run } : {}) };
  const variant = variants.find((one) => one.name === name);
  return variant && { ...mergePatch(rest, variant.change, registries), ...(variant.run ? { run: variant.run } : {}) };
}
