/** @file Reading the phases of a recipe. */
import { checkGoal, checkGoals } from './checkGoals.ts';
import { stepMetrics } from './goal.ts';
import { isObject, type Json, own } from './json.ts';
import { MAX_PHASES, type Phase, type PhaseEnd, type Pretraining } from './phase.ts';
import type { Found } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { readAnyGoal } from './readGoals.ts';
import { readPatch } from './readPatch.ts';
import type { Recipe, Registries } from './recipe.ts';

const LONGEST_NAME = 60;
const MOST_STEPS = 2 ** 40;

const parts = ['data', 'training', 'network'] as const;

/** Reads phases of a recipe, each against what those before make of it. Undefined where there are none, or what is wrong was said. */
export function readPhases(
  source: unknown,
  recipe: Recipe,
  registries: Registries,
  complain: Complain,
): readonly Phase[] | undefined {
  if (source === undefined || source === null) return undefined;
  if (!Array.isArray(source) || source.length > MAX_PHASES) {
    complain('phases', 'phases', 'phases', { code: 'list', most: MAX_PHASES, received: source });
    return undefined;
  }
  const read: Phase[] = [];
  let base = recipe;
  for (const [i, entry] of source.entries()) {
    const where = `phases[${i}]`;
    if (!isObject(entry)) {
      complain(where, 'after', where, { code: 'object', received: entry });
      return undefined;
    }
    let good = true;
    const note = (field: string, found: Found) => {
      good = false;
      complain(where, field, where, found);
    };
    for (const key of Object.keys(entry))
      if (!['name', 'after', 'change', 'pretrain'].includes(key)) note(key, { code: 'unknown', name: key });
    const name = own(entry, 'name');
    if (name !== undefined && (typeof name !== 'string' || name.length > LONGEST_NAME))
      note('name', part('name', { code: 'textOf', min: 0, max: LONGEST_NAME, received: name }));
    const after = readEnd(own(entry, 'after'), where, (...problem) => {
      good = false;
      complain(...problem);
    });
    const change = readPatch(own(entry, 'change') ?? {}, base, parts, registries, (_, field, of, found) =>
      note(field, { code: 'within', of, found }),
    );
    const pretrain = readPretraining(own(entry, 'pretrain'), note);
    const held: Complain = (_, field, __, found) => note(field, found);
    if (after && 'goal' in after) checkGoal(after.goal, 'goal', base, registries, where, held);
    if (change) checkGoals(change.recipe, registries, where, held);
    if (!good || !after || !change) return undefined;
    base = change.recipe;
    read.push({
      ...(name === undefined ? {} : { name: name as string }),
      after,
      change: change.patch,
      ...(pretrain ? { pretrain } : {}),
    });
  }
  return read.length > 0 ? read : undefined;
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= MOST_STEPS;

function readEnd(source: unknown, where: string, complain: Complain): PhaseEnd | undefined {
  const given: Json = isObject(source) ? source : {};
  const keys = Object.keys(given).sort().join(' ');
  if (keys === 'steps' && isCount(given['steps'])) return { steps: given['steps'] };
  if (keys === 'epochs' && isCount(given['epochs'])) return { epochs: given['epochs'] };
  if (keys === 'atMost goal' && isCount(given['atMost'])) {
    const goal = readAnyGoal(given['goal'], where, complain, stepMetrics, 'goal');
    return goal && { goal, atMost: given['atMost'] };
  }
  complain(where, 'after', where, { code: 'phaseEnd', received: source });
  return undefined;
}

function readPretraining(source: unknown, note: (field: string, found: Found) => void): Pretraining | undefined {
  if (source === undefined) return undefined;
  const wrong = (found: Found) => {
    note('pretrain', { code: 'within', of: 'pretrain', found });
    return undefined;
  };
  if (!isObject(source)) return wrong({ code: 'object', received: source });
  const { blocks, epochs, batchSize, learningRate, momentum, ...rest } = source;
  const [other] = Object.keys(rest);
  if (other !== undefined) return wrong({ code: 'unknown', name: other });
  if (!Array.isArray(blocks) || blocks.length < 1 || blocks.length > 64 || !blocks.every((b) => typeof b === 'string'))
    return wrong(part('blocks', { code: 'list', of: 'blockIds', received: blocks }));
  for (const [name, value, most] of [
    ['epochs', epochs, 1e6],
    ['batchSize', batchSize, 4096],
  ] as const)
    if (!isCount(value) || value > most)
      return wrong(part(name, { code: 'wholeBetween', min: 1, max: most, received: value }));
  for (const [name, value, most] of [
    ['learningRate', learningRate, 100],
    ['momentum', momentum, 1],
  ] as const)
    if (typeof value !== 'number' || !(value >= 0 && value <= most))
      return wrong(part(name, { code: 'between', min: 0, max: most, received: value }));
  return { blocks: [...blocks], epochs, batchSize, learningRate, momentum } as unknown as Pretraining;
}
