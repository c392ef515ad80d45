/** @file Where the curve of a run is broken: what was measured before is of another task, other data or another loss, and is not to be compared with what comes after. */
import type { Patch } from '#nn/patch.ts';
import type { Recipe } from '#nn/recipe.ts';
import type { Recorded } from '#nn/run.ts';

/** Whether what is measured under a change is not to be compared with what was measured before. */
export const turnsTask = ({ data, training }: Patch): boolean => data !== undefined || training?.['loss'] !== undefined;

/** The steps, ascending, at which a run turned to another task, by a phase of its document or by hand. */
export function taskTurns(
  { phases = [] }: Pick<Recipe, 'phases'>,
  recorded: Pick<Recorded, 'changes' | 'reached'> | null,
): readonly number[] {
  const { reached = [], changes = [] } = recorded ?? {};
  const at = [
    ...reached.filter((_, i) => phases[i] && turnsTask(phases[i].change)),
    ...changes.flatMap((made) => ('change' in made && turnsTask(made.change) ? [made.at] : [])),
  ];
  return [...new Set(at)].filter((step) => step > 0).sort((a, b) => a - b);
}

/**
 * The points of a curve that begin another line: at each turn the first behind it, and the one that stands on it, which may be of either task.
 * @param step ascending, the first `count` are used
 */
export function breaksAt(turned: readonly number[], step: ArrayLike<number>, count: number): readonly number[] {
  const breaks: number[] = [];
  let i = 0;
  for (const turn of turned) {
    while (i < count && step[i]! < turn) i++;
    if (i < count) breaks.push(i);
    if (i + 1 < count && step[i] === turn) breaks.push(i + 1);
  }
  return breaks;
}
