/** @file The blocks that readings in goals name: a document whose goal names none of its own is refused, and an edit that takes a block away takes its goal along. */
import { findBlock } from './block.ts';
import type { Json } from './json.ts';
import type { Complain } from './readFields.ts';
import { blockFieldsOf } from './reading.ts';
import type { Recipe, Registries } from './recipe.ts';

type WithGoals = Pick<Recipe, 'network' | 'training'>;

/** What of training may ask for a reading. */
const goals = ['solved', 'pause'] as const;

/** Which field of a goal names a block that a network does not have. */
const lostIn = (goal: object = {}, { network }: WithGoals, { layers }: Registries): string | undefined =>
  blockFieldsOf(goal).find((name) => !findBlock(network, layers, (goal as Json)[name] as string));

/** Complains of goals that ask for a reading of a block that is not there. */
export function checkGoalBlocks(recipe: WithGoals, registries: Registries, where: string, complain: Complain): void {
  for (const field of goals) {
    const goal = recipe.training[field];
    const lost = lostIn(goal, recipe, registries);
    if (lost === undefined) continue;
    const id = String((goal as unknown as Json)[lost] ?? '');
    complain(where, field, where, { code: 'within', of: `${field}.${lost}`, found: { code: 'noBlock', id } });
  }
}

/** A recipe without goals of blocks that are gone. */
export function withoutLostGoals<R extends WithGoals>(recipe: R, registries: Registries): R {
  const lost = goals.filter((field) => lostIn(recipe.training[field], recipe, registries) !== undefined);
  if (lost.length === 0) return recipe;
  const kept = Object.entries(recipe.training).filter(([key]) => !(lost as readonly string[]).includes(key));
  return { ...recipe, training: Object.fromEntries(kept) as unknown as R['training'] };
}
