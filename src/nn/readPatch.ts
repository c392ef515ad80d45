/** @file Reading a patch against the recipe that it is laid over: what comes of it is read as a document's parts are. */
import { findBlock } from './block.ts';
import { isObject, type Json, own } from './json.ts';
import { isWholeNetwork, mergePatch, type Patch } from './patch.ts';
import { type Complain, part } from './readFields.ts';
import { readNetwork } from './readNetwork.ts';
import { type Recipe, type Registries, readData, readSeed, readTraining } from './recipe.ts';

/** A patch, and what a recipe becomes under it. */
export interface ReadPatch<R extends Recipe> {
  readonly patch: Patch;
  readonly recipe: R;
}

/**
 * Reads a patch that names `parts` at most, phases left as they are. What is given back shares nothing with the argument: a whole network as it was read, so that
 * each of its blocks has an id, all else by the entries that it names. Undefined, with problems, where the patch or what would come of it is not as declared.
 */
export function readPatch<R extends Recipe>(
  source: unknown,
  recipe: R,
  parts: readonly (keyof Patch)[],
  registries: Registries,
  complain: Complain,
): ReadPatch<R> | undefined {
  if (!isObject(source)) {
    complain('document', 'change', 'patch', { code: 'object', received: source });
    return undefined;
  }
  let good = true;
  const note: Complain = (...problem) => {
    good = false;
    complain(...problem);
  };
  for (const key of Object.keys(source))
    if (!parts.includes(key as keyof Patch))
      note('document', 'change', 'patch', { code: 'onlyOf', choices: parts, received: key });
  for (const name of ['data', 'training'] as const) {
    const given = own(source, name);
    if (given !== undefined && !isObject(given))
      note(name, 'change', 'patch', part(name, { code: 'object', received: given }));
  }
  readBlockFields(own(source, 'network'), recipe, registries, note);
  if (!good) return undefined;
  const { phases: _, ...patch } = source as Patch;
  const merged = mergePatch(recipe, patch, registries);
  const next = {
    ...merged,
    ...(patch.seed === undefined ? {} : { seed: readSeed(merged.seed, note) }),
    ...(patch.data ? { data: readData(merged.data, registries.datasets, note) } : {}),
    ...(patch.training ? { training: readTraining(merged.training, note) } : {}),
    ...(patch.network ? { network: readNetwork(merged.network, registries.layers, note) } : {}),
  } as R;
  if (!good) return undefined;
  return { patch: asRead(patch, next, registries), recipe: next };
}

/** What a patch says, with the values that were read of it; `null` where it asks for a default. */
function asRead({ seed, data, training, network }: Patch, next: Recipe, { layers }: Registries): Patch {
  const values = (said: Json, read: Json): Json =>
    Object.fromEntries(
      Object.entries(said)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => {
          const there = value === null ? null : (read[key] ?? null);
          const within = isObject(value) && (key === 'optimizer' || key === 'schedule');
          return [key, within ? values(value, there as Json) : there];
        }),
    );
  return {
    ...(seed === undefined ? {} : { seed: next.seed }),
    ...(data ? { data: values(data as Json, next.data as Json) } : {}),
    ...(training ? { training: values(training as Json, next.training as unknown as Json) } : {}),
    ...(network
      ? {
          network: isWholeNetwork(network)
            ? next.network
            : Object.fromEntries(
                Object.entries(network).map(([id, fields]) => [
                  id,
                  values(fields as Json, findBlock(next.network, layers, id)!.block as Json),
                ]),
              ),
        }
      : {}),
  };
}

/** Whether what a patch sets by block id belongs to blocks that there are, and is a field. */
function readBlockFields(source: unknown, { network }: Recipe, { layers }: Registries, complain: Complain): void {
  if (source === undefined || Array.isArray(source)) return;
  if (!isObject(source)) {
    complain('document', 'network', 'patch', { code: 'blocksOrFields', received: source });
    return;
  }
  for (const [id, fields] of Object.entries(source)) {
    const block = findBlock(network, layers, id)?.block;
    if (!block) complain('document', 'network', 'patch', { code: 'noBlock', id });
    else if (!isObject(fields)) complain(id, 'type', 'patch', { code: 'blockFields', id, received: fields });
    else
      for (const key of Object.keys(fields))
        if (key === 'id' || key === 'type' || Object.hasOwn(layers[block.type]!.slots ?? {}, key))
          complain(id, key, 'patch', { code: 'noField', id, field: key });
  }
}
