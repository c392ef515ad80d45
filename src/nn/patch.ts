/**
 * @file A patch says how one recipe differs from another: the only way to say a difference. `data` and `training` merge as RFC 7396 has it, and where a type
 * changes, fields that the new type does not have are let go of; `network` is the whole list, or, by block id, fields to set. `null` is the default.
 */
import { type Block, innerLists } from './block.ts';
import { defaults, type Fields, fieldError } from './field.ts';
import { isObject, type Json, own } from './json.ts';
import type { LayerRegistry } from './layer.ts';
import type { Phase } from './phase.ts';
import type { DataValues, Recipe, Registries } from './recipe.ts';
import { optimizers, schedules, type Training, trainingFields } from './training.ts';

/** What a patch sets of blocks, by their ids. */
export type BlockFields = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface Patch {
  readonly seed?: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly training?: Readonly<Record<string, unknown>>;
  readonly network?: readonly Block[] | BlockFields;
  /** The whole list; an empty one takes all away. */
  readonly phases?: readonly Phase[];
}

export const isWholeNetwork = (network: Patch['network']): network is readonly Block[] => Array.isArray(network);

/** The field declarations of every data set, by type. */
export const dataFields = ({ datasets }: Registries): Readonly<Record<string, Fields>> =>
  Object.fromEntries(Object.entries(datasets).map(([type, { fields }]) => [type, fields]));

/**
 * A recipe with a patch laid over it, as it stands: what is read of it is another matter (`applyPatch`), and of patches between recipes that were read nothing
 * more is to be read. Parts that the patch does not name stay the same objects.
 */
export function mergePatch<R extends Recipe>(recipe: R, patch: Patch, registries: Registries): R {
  const { phases: before, ...rest } = recipe;
  const phases = patch.phases === undefined ? before : patch.phases;
  return {
    ...(rest as R),
    ...(phases && phases.length > 0 ? { phases } : {}),
    ...(patch.seed === undefined ? {} : { seed: patch.seed }),
    ...(patch.data ? { data: mergeTyped(recipe.data, patch.data, dataFields(registries)) as DataValues } : {}),
    ...(patch.training ? { training: mergeTraining(recipe.training, patch.training) } : {}),
    ...(patch.network ? { network: mergeNetwork(recipe.network, patch.network, registries.layers) } : {}),
  };
}

/** Values with a change laid over them: `null` is the field's default, or nothing where it has none. */
function merged(before: Json, change: Json, fields: Fields): Json {
  const values = new Map(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (value !== null) values.set(key, value);
    else if (Object.hasOwn(fields, key)) values.set(key, fields[key]!.default);
    else values.delete(key);
  }
  return Object.fromEntries(values);
}

/** Merges fields of something whose type decides which there are. */
export function mergeTyped(before: Json, change: Json, variants: Readonly<Record<string, Fields>>): Json {
  const type = own(change, 'type') ?? before['type'];
  const fields = typeof type === 'string' && Object.hasOwn(variants, type) ? variants[type]! : {};
  if (type === before['type']) return merged(before, { ...change, type }, fields);
  const kept = Object.entries(before).filter(
    ([key, value]) => Object.hasOwn(fields, key) && fieldError(fields[key]!, value) === undefined,
  );
  return merged({ type, ...defaults(fields), ...Object.fromEntries(kept) }, { ...change, type }, fields);
}

function mergeTraining(before: Training, change: Json): Training {
  const part = (name: 'optimizer' | 'schedule', variants: Readonly<Record<string, Fields>>, usual: string) => {
    const given = own(change, name);
    if (given === undefined) return before[name];
    if (given === null) return { type: usual, ...defaults(variants[usual]!) };
    return isObject(given) ? mergeTyped(before[name] as unknown as Json, given, variants) : given;
  };
  return {
    ...merged(before as unknown as Json, change, trainingFields),
    optimizer: part('optimizer', optimizers, 'adam'),
    schedule: part('schedule', schedules, 'constant'),
  } as unknown as Training;
}

function mergeNetwork(
  before: readonly Block[],
  change: NonNullable<Patch['network']>,
  registry: LayerRegistry,
): readonly Block[] {
  if (isWholeNetwork(change)) return change;
  const inList = (blocks: readonly Block[]): readonly Block[] => {
    const merged = blocks.map(inBlock);
    return merged.every((block, i) => block === blocks[i]) ? blocks : merged;
  };
  const inBlock = (block: Block): Block => {
    const lists = innerLists(block, registry).map((held) => ({ ...held, merged: inList(held.blocks) }));
    const set = Object.hasOwn(change, block.id) ? change[block.id] : undefined;
    if (!set && lists.every(({ blocks, merged }) => blocks === merged)) return block;
    const next: Json = merged(block as Json, set ?? {}, registry[block.type]?.fields ?? {});
    for (const { slot, branch, merged } of lists)
      next[slot] = branch === undefined ? merged : (next[slot] as unknown[]).with(branch, merged);
    return next as unknown as Block;
  };
  return inList(before);
}
