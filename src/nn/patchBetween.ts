/** @file The least patch that makes one recipe of another. */
import { type Block, innerLists } from './block.ts';
import type { Fields } from './field.ts';
import type { Json } from './json.ts';
import type { LayerRegistry } from './layer.ts';
import { type BlockFields, dataFields, mergeTyped, type Patch } from './patch.ts';
import type { Recipe, Registries } from './recipe.ts';
import { sameValue } from './sameValue.ts';
import { optimizers, schedules, type Training } from './training.ts';

type Compared = Omit<Recipe, 'engine'>;

/**
 * What has to be said for `before` to become `after`, and no more: laid over `before` it gives all of `after` that a patch can say (not the engine's number, nor
 * where a run starts), and without any entry it would not. Networks of the same blocks in the same places differ in fields by block id, others as a whole.
 */
export function patchBetween(before: Compared, after: Compared, registries: Registries): Patch {
  const data = typedDifference(before.data, after.data, dataFields(registries));
  const training = trainingDifference(before.training, after.training);
  const network = networkDifference(before.network, after.network, registries.layers);
  const phases = sameValue(before.phases ?? [], after.phases ?? []) ? undefined : (after.phases ?? []);
  return {
    ...(before.seed === after.seed ? {} : { seed: after.seed }),
    ...(data ? { data } : {}),
    ...(training ? { training } : {}),
    ...(network ? { network } : {}),
    ...(phases ? { phases } : {}),
  };
}

export const isEmpty = (patch: Patch): boolean => Object.keys(patch).length === 0;

/** The entries of `after` that differ, `null` for those it does not have; undefined where there are none. */
function difference(before: Json, after: Json, but: readonly string[] = []): Json | undefined {
  if (before === after) return undefined;
  const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
  const entries = [...keys]
    .filter((key) => !but.includes(key) && !sameValue(before[key], after[key]))
    .map((key) => [key, after[key] ?? null] as const);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function typedDifference(before: Json, after: Json, variants: Readonly<Record<string, Fields>>): Json | undefined {
  const { type } = after;
  if (type === before['type']) return difference(before, after);
  return { type, ...difference(mergeTyped(before, { type }, variants), after) };
}

function trainingDifference(before: Training, after: Training): Json | undefined {
  if (before === after) return undefined;
  const optimizer = typedDifference(
    before.optimizer as unknown as Json,
    after.optimizer as unknown as Json,
    optimizers,
  );
  const schedule = typedDifference(before.schedule as unknown as Json, after.schedule as unknown as Json, schedules);
  const whole = {
    ...difference(before as unknown as Json, after as unknown as Json, ['optimizer', 'schedule']),
    ...(optimizer ? { optimizer } : {}),
    ...(schedule ? { schedule } : {}),
  };
  return Object.keys(whole).length > 0 ? whole : undefined;
}

function networkDifference(
  before: readonly Block[],
  after: readonly Block[],
  registry: LayerRegistry,
): readonly Block[] | BlockFields | undefined {
  if (before === after) return undefined;
  const byId: Record<string, Json> = {};
  return fieldDifferences(before, after, registry, byId) ? (Object.keys(byId).length > 0 ? byId : undefined) : after;
}

/** Notes the fields in which blocks differ; false where they are not the same blocks in the same places. */
function fieldDifferences(
  before: readonly Block[],
  after: readonly Block[],
  registry: LayerRegistry,
  found: Record<string, Json>,
): boolean {
  if (before === after) return true;
  if (before.length !== after.length) return false;
  return before.every((block, i) => {
    const other = after[i]!;
    if (block === other) return true;
    if (block.id !== other.id || block.type !== other.type) return false;
    const lists = innerLists(block, registry);
    const others = innerLists(other, registry);
    if (lists.length !== others.length || lists.some(({ prefix }, k) => prefix !== others[k]!.prefix)) return false;
    const slots = Object.keys(registry[block.type]?.slots ?? {});
    // A list of branches that is empty, and none at all, look alike above.
    if (slots.some((slot) => Object.hasOwn(block, slot) !== Object.hasOwn(other, slot))) return false;
    const fields = difference(block as Json, other as Json, slots);
    if (fields) found[block.id] = fields;
    return lists.every(({ blocks }, k) => fieldDifferences(blocks, others[k]!.blocks, registry, found));
  });
}
