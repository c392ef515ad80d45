/**
 * @file Readings in goals held against their network and data: a document whose goal names no block of its own, or asks for what its data do not have, is refused;
 * an edit that takes away what is read takes the goal along.
 */
import { findBlock } from './block.ts';
import { kindOf, taskOf } from './dataset.ts';
import type { Json } from './json.ts';
import { inForce, type Phase } from './phase.ts';
import type { Found } from './problem.ts';
import type { Complain } from './readFields.ts';
import { blockFieldsOf, isReadingName, readingNeeds } from './reading.ts';
import type { Recipe, Registries } from './recipe.ts';

type Held = Pick<Recipe, 'network' | 'training' | 'data'>;

/** What of training may ask for a reading. */
const goals = ['solved', 'pause'] as const;

/** What a goal asks to be read that a recipe does not have: what is wrong, and with which of its fields. */
function lostIn(goal: object, { network, data }: Held, { layers, datasets }: Registries) {
  const { reading } = goal as Json;
  if (!isReadingName(reading)) return undefined;
  const lost = blockFieldsOf({ reading }).find((name) => !findBlock(network, layers, (goal as Json)[name] as string));
  if (lost !== undefined) {
    const found: Found = { code: 'noBlock', id: String((goal as Json)[lost] ?? '') };
    return { name: lost, found };
  }
  const needs = readingNeeds[reading];
  const set = datasets[data.type]!;
  if (!needs || needs({ kind: kindOf(set, data as never), task: taskOf(set, data as never) })) return undefined;
  return { name: 'reading', found: { code: 'notOfData', reading, data: data.type } satisfies Found };
}

/** Complains of a goal that asks for a reading which is not to be had. @param field under which it stands */
export function checkGoal(
  goal: object,
  field: string,
  recipe: Held,
  registries: Registries,
  where: string,
  complain: Complain,
): void {
  const lost = lostIn(goal, recipe, registries);
  if (lost) complain(where, field, where, { code: 'within', of: `${field}.${lost.name}`, found: lost.found });
}

/** The same of all goals of training. */
export function checkGoals(recipe: Held, registries: Registries, where: string, complain: Complain): void {
  for (const field of goals) checkGoal(recipe.training[field] ?? {}, field, recipe, registries, where, complain);
}

/** A recipe without goals of what is gone: a phase that waits for one begins after the steps that it would have waited at most. */
export function withoutLostGoals<R extends Recipe>(recipe: R, registries: Registries): R {
  let { training } = recipe;
  for (const field of goals) {
    if (!lostIn(training[field] ?? {}, recipe, registries)) continue;
    const { [field]: _, ...rest } = training;
    training = rest;
  }
  const phases = recipe.phases?.map((phase, i): Phase => {
    const { after } = phase;
    const lost = 'goal' in after && lostIn(after.goal, inForce(recipe, i, registries), registries);
    return lost ? { ...phase, after: { steps: after.atMost } } : phase;
  });
  return { ...recipe, training, ...(phases ? { phases } : {}) };
}
