/** @file An edit of the recipe in force, as the document has to say it: in itself before its first phase, in the change of the phase at hand after. */
import type { Patch } from './patch.ts';
import { patchBetween } from './patchBetween.ts';
import { inForce } from './phase.ts';
import type { Recipe, Registries } from './recipe.ts';
import { sameValue } from './sameValue.ts';

const parts = ['data', 'training', 'network'] as const;

/**
 * The document under which, once `begun` phases have begun, `edited` is in force. Of a phase's change only the parts that were edited are said anew, at their
 * least; what its author said of the others stays. What is no part of a phase (seed, title) is the document's.
 * @param edited made of `inForce(document, begun)`: parts that are the same objects were not edited
 */
export function editInForce<R extends Recipe>(document: R, begun: number, edited: R, registries: Registries): R {
  const { phases = [], data, training, network } = document;
  const phase = phases[begun - 1];
  if (!phase) return phases.length > 0 ? { ...edited, phases } : edited;
  const now = inForce(document, begun, registries);
  const least = patchBetween(inForce(document, begun - 1, registries), edited, registries);
  const change: Record<string, unknown> = { ...phase.change };
  for (const part of parts) {
    if (sameValue(now[part], edited[part])) continue;
    if (least[part] === undefined) delete change[part];
    else change[part] = least[part];
  }
  const next = phases.with(begun - 1, { ...phase, change: change as Patch });
  return { ...edited, data, training, network, phases: next };
}
