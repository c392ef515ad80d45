/** @file What a difference between two recipes asks of a run that is under way: one table for editor, engine and record. */
import { isWholeNetwork, type Patch } from './patch.ts';
import { patchBetween } from './patchBetween.ts';
import type { Recipe, Registries } from './recipe.ts';

/**
 * `nothing`: it computes nothing. `settings`: the run goes on under them. `network`: it goes on with what stays of its parameters. `targets`: they are encoded
 * anew. `data`: other samples. `start`: all that was drawn is drawn anew.
 */
export type Effect = 'nothing' | 'settings' | 'network' | 'targets' | 'data' | 'start';
export type Effects = ReadonlySet<Effect>;

/** Of what stands alone in its part of the patch, by the part; of the others by their entries, `rest` where an entry is not named. */
const effectOf = {
  seed: 'start',
  data: 'data',
  training: { loss: 'targets', pause: 'nothing', solved: 'nothing', rest: 'settings' },
  network: {
    names: 'nothing',
    trainable: 'settings',
    learningRateScale: 'settings',
    frozen: 'settings',
    rest: 'network',
  },
  phases: 'network', // that in force may be another
} as const satisfies Record<keyof Patch, Effect | Readonly<Record<string, Effect>>>;

const among = (table: Readonly<Record<string, Effect>>, key: string): Effect =>
  Object.hasOwn(table, key) ? table[key]! : table['rest']!;

export function effectsOf(patch: Patch): Effects {
  const found = new Set<Effect>();
  if (patch.seed !== undefined) found.add(effectOf.seed);
  if (patch.data) found.add(effectOf.data);
  if (patch.phases) found.add(effectOf.phases);
  for (const key of Object.keys(patch.training ?? {})) found.add(among(effectOf.training, key));
  if (isWholeNetwork(patch.network)) found.add('network');
  else
    for (const fields of Object.values(patch.network ?? {}))
      for (const key of Object.keys(fields)) found.add(among(effectOf.network, key));
  return found;
}

export const effectsBetween = (
  before: Omit<Recipe, 'engine'>,
  after: Omit<Recipe, 'engine'>,
  registries: Registries,
): Effects => effectsOf(patchBetween(before, after, registries));

/** By a person's hand: whether the run starts anew. A phase may do the same without. */
export const startsAnew = (effects: Effects): boolean =>
  effects.has('start') || effects.has('data') || effects.has('targets');

/** Whether nothing is computed otherwise. */
export const computesAlike = (effects: Effects): boolean => [...effects].every((effect) => effect === 'nothing');
