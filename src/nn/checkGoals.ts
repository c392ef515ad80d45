/**
 * @file Readings in goals held against their network and data: a document whose goal names no block of its own, or asks for what its data do not have, is refused;
 * an edit that takes away what is read takes the goal along.
 */
import { findBlock } from './block.ts';
import { kindOf, taskOf } from './dataset.ts';
import type { Json } from './json.ts';
import { inForce, type Phase, type PhaseEnd } from './phase.ts';
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

function check(goal: object, field: string, recipe: Held, registries: Registries, where: string, complain: Complain) {
  const lost = lostIn(goal, recipe, registries);
  if (lost) complain(where, field, where, { code: 'within', of: `${field}.${lost.name}`, found: lost.found });
}

/** Complains of goals of training that ask for a reading which is not to be had. */
export function checkGoals(recipe: Held, registries: Registries, where: string, complain: Complain): void {
  for (const field of goals) check(recipe.training[field] ?? {}, field, recipe, registries, where, complain);
}

/** The same of the goal that ends a phase. @param recipe in force until then */
export function checkPhaseGoal(
  after: PhaseEnd,
  recipe: Held,
  registries: Registries,
  where: string,
  complain: Complain,
): void {
  if ('goal' in after) check(after.goal, 'goal', recipe, registries, where, complain);
}

/** A recipe without goals of what is gone: a phase that waits for one begins after the steps that it would have waited at most. */
export function withoutLostGoals<R extends Recipe>(recipe: R, registries: Registries): R {
  const isLost = (goal: object | undefined, of: Held) =>
    goal !== undefined && lostIn(goal, of, registries) !== undefined;
  const lost = goals.filter((field) => isLost(recipe.training[field], recipe));
  const training =
    lost.length === 0
      ? recipe.training
      : (Object.fromEntries(
          Object.entries(recipe.training).filter(([key]) => !(lost as readonly string[]).includes(key)),
        ) as unknown as R['training']);
  const phases = recipe.phases?.map(
    (phase, i): Phase =>
      'goal' in phase.after && 'reading' in phase.after.goal && isLost(phase.after.goal, inForce(recipe, i, registries))
        ? { ...phase, after: { steps: phase.after.atMost } }
        : phase,
  );
  const same = training === recipe.training && (phases?.every((phase, i) => phase === recipe.phases![i]) ?? true);
  return same ? recipe : { ...recipe, training, ...(phases ? { phases } : {}) };
}
