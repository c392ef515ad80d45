/** @file What a learner may change in a part: a white list. All that is not on it is locked. */
import { walk } from '#nn/block.ts';
import { isWholeNetwork } from '#nn/patch.ts';
import { patchBetween } from '#nn/patchBetween.ts';
import type { Recipe, Registries } from '#nn/recipe.ts';
import { sameValue } from '#nn/sameValue.ts';
import { line, list } from './shape.ts';

/**
 * `run` (Play, steps, Reset), `seed`, `data`, `network`, `training`, `phases`, `weight` (a parameter by hand), `BLOCK.FIELD`, and one field of data or training:
 * `data.noise`, `training.optimizer`.
 */
export const permissions = list(
  line(
    73,
    1,
    /^(?:run|seed|data|network|training|phases|weight|[\w-]{1,32}\.\w{1,40})$/,
    'run, seed, data, network, training, phases, weight, or BLOCK.FIELD',
  ),
  32,
  { inline: true },
);

export type Allowed = readonly string[];

/** The paths in which two recipes differ, as permissions name them. */
export function changedPaths(before: Recipe, after: Recipe, registries: Registries): readonly string[] {
  const { seed, data, training, network, phases } = patchBetween(before, after, registries);
  const fields = (of: string, values: object | undefined) => Object.keys(values ?? {}).map((key) => `${of}.${key}`);
  return [
    ...(seed === undefined ? [] : ['seed']),
    ...fields('data', data),
    ...fields('training', training),
    ...(network === undefined
      ? []
      : isWholeNetwork(network)
        ? ['network']
        : Object.entries(network).flatMap(([block, values]) => fields(block, values))),
    ...(phases === undefined ? [] : ['phases']),
    ...(sameValue(before.initial, after.initial) ? [] : ['initial']),
  ];
}

/** Whether one path may be changed. */
export function isAllowed(allow: Allowed, path: string): boolean {
  const [whole, field] = path.split('.');
  if (allow.includes(path)) return true;
  if (field === undefined || whole === 'data' || whole === 'training') return allow.includes(whole!);
  return allow.includes('network');
}

/** Paths that an edit changes and a part does not allow: none where the edit may be made. */
export const refused = (allow: Allowed, before: Recipe, after: Recipe, registries: Registries): readonly string[] =>
  changedPaths(before, after, registries).filter((path) => !isAllowed(allow, path));

/** Permissions that name a block or a field which the document does not have. */
export function strayPermissions(allow: Allowed, { network, data }: Recipe, registries: Registries): readonly string[] {
  const blocks = new Map([...walk(network, registries.layers)].map(({ block }) => [block.id, block]));
  return allow.filter((path) => {
    const [whole, field] = path.split('.') as [string, string?];
    if (field === undefined || whole === 'training') return false;
    if (whole === 'data') return !Object.hasOwn(registries.datasets[data.type]!.fields, field);
    const block = blocks.get(whole);
    return !block || !Object.hasOwn(registries.layers[block.type]!.fields, field);
  });
}
