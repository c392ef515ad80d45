/** @file Reading the run of a document. */
import { FIRST_ENGINE } from './engineNumber.ts';
import { isObject, type Json, own } from './json.ts';
import { mergePatch } from './patch.ts';
import { isEmpty, patchBetween } from './patchBetween.ts';
import { inForce } from './phase.ts';
import type { Found } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { readPatch } from './readPatch.ts';
import { readWholePatch } from './readWholePatch.ts';
import type { Recipe, Registries } from './recipe.ts';
import { type Change, MAX_CHANGES, MAX_RECORDED_BLOCKS, type Run, recordable } from './run.ts';
import { readWeights } from './weights.ts';

const changeParts = ['data', 'training', 'network'] as const;

/**
 * Reads the run of a recipe; patches are given back at their least. Anything that is not one is a problem of `run`; weights that are none are only remarked on:
 * the run can be trained again.
 */
export function readRun(
  source: unknown,
  recipe: Recipe,
  registries: Registries,
  complain: Complain,
  remark: Complain = complain,
): Run | undefined {
  if (source === undefined) return undefined;
  const wrong = (field: string, found: Found): undefined => {
    complain('run', field, 'run', found);
    return undefined;
  };
  const given: Json = isObject(source) ? source : {};
  const step = own(given, 'step');
  if (!isStep(step)) return wrong('step', part('step', { code: 'wholeNumber', min: 0, received: step }));
  const engine = own(given, 'engine') ?? FIRST_ENGINE;
  if (!isStep(engine) || engine < 1)
    return wrong('engine', part('engine', { code: 'wholeNumber', min: 1, received: engine }));
  const changes = own(given, 'changes') ?? [];
  if (!Array.isArray(changes) || changes.length > MAX_CHANGES)
    return wrong('changes', part('changes', { code: 'list', most: MAX_CHANGES, received: changes }));
  let good = true;
  const within =
    (field: string, at: (of: string, found: Found) => Found): Complain =>
    (_, __, of, found) => {
      good = false;
      complain('run', field, 'run', at(of, found));
    };
  const given0 = own(given, 'start');
  const started =
    given0 === undefined ? { recipe } : readWholePatch(given0, recipe, registries, within('start', inStart));
  if (!started || !good) return undefined;
  const { phases = [] } = started.recipe;
  const reached = own(given, 'reached') ?? [];
  if (!Array.isArray(reached) || reached.length > phases.length || !isAscending(reached, step))
    return wrong('reached', { code: 'reached', received: reached });
  let now = inForce(started.recipe, 0, registries);
  let begun = 0;
  const read: Change[] = [];
  let last = 0;
  for (const [i, change] of changes.entries()) {
    const at: unknown = isObject(change) ? own(change, 'at') : undefined;
    const element = isObject(change) && readElement(change);
    const patch = isObject(change) ? own(change, 'change') : undefined;
    if (!isStep(at) || at < last || (patch === undefined && !element))
      return wrong('changes', { code: 'changeOdd', at: i, received: change });
    last = at;
    for (; begun < reached.length && reached[begun] <= at; begun++)
      now = mergePatch(now, phases[begun]!.change, registries);
    if (patch === undefined) {
      read.push({ at, ...(element as Exclude<typeof element, false | undefined>) });
      continue;
    }
    const inChange = (of: string, found: Found): Found => ({ code: 'change', at: i, of, found });
    const made = readPatch(patch, now, changeParts, registries, within('changes', inChange));
    if (!made) return undefined;
    const least = patchBetween(now, made.recipe, registries);
    if (!isEmpty(least)) read.push({ at, change: least });
    now = made.recipe;
  }
  const start = started.recipe === recipe ? {} : patchBetween(recipe, started.recipe, registries);
  const run = { ...(isEmpty(start) ? {} : { start }), changes: read, reached: [...reached] };
  if (!recordable(run)) return wrong('changes', { code: 'changesLarge', most: MAX_RECORDED_BLOCKS });
  const weights = readWeights(own(given, 'weights'), 'run', remark);
  return { step, engine, ...run, ...(weights ? { weights } : {}) };
}

const inStart = (of: string, found: Found): Found => ({
  code: 'within',
  of: 'start',
  found: { code: 'within', of, found },
});

const isStep = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isAscending = (steps: readonly unknown[], most: number): boolean =>
  steps.every((s, i) => isStep(s) && s <= most && s > (i === 0 ? 0 : (steps[i - 1] as number)));

function readElement({ block, parameter, index, value }: Json) {
  if (typeof block !== 'string' || typeof parameter !== 'string' || !isStep(index)) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  return { block, parameter, index, value: value + 0 };
}
