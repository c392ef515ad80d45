/** @file A sweep: values of one number or choice of a recipe or of one of its phases, or of two, each combination a patch on it. */
import { applyPatch } from './applyPatch.ts';
import { findBlock } from './block.ts';
import { applyChange } from './change.ts';
import { keptUpTo, NOTHING_KEPT, sameKinds } from './keptUpTo.ts';
import type { Patch } from './patch.ts';
import { patchBetween } from './patchBetween.ts';
import { inForce } from './phase.ts';
import { sentenceOf } from './problemWords.ts';
import type { Recipe, Registries } from './recipe.ts';
import { show } from './show.ts';

/**
 * What is tried. `path`: `training.optimizer.learningRate`, `data.noise`, `network.ID.units`; `network.ID.copies` is depth: so many copies of the block one after
 * another, 0 for none. `phases.N.` before a path means it in phase N, from 1; `phases.N.kept` is the last block that the phase takes along, frozen, from the one
 * before: an id, or `none`.
 */
export interface Axis {
  readonly path: string;
  readonly values: readonly unknown[];
}
export const MAX_AXES = 2;
export const MAX_COMBINATIONS = 400;

export interface SweepPoint {
  /** The value of each axis, in their order. */
  readonly at: readonly unknown[];
  /** The least patch that says it. */
  readonly patch: Patch;
}

export type Sweep = { readonly points: readonly SweepPoint[] } | { readonly problem: string };

/**
 * Every combination of the axes' values, those of the last axis next to each other; or why there is none, with path and value. Copies of a block have what another
 * axis sets of it.
 */
export function sweepOf<R extends Recipe>(recipe: R, axes: readonly Axis[], registries: Registries): Sweep {
  if (axes.length > MAX_AXES) return { problem: `sweep: at most ${MAX_AXES} paths, received ${axes.length}` };
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  if (count > MAX_COMBINATIONS)
    return { problem: `sweep: at most ${MAX_COMBINATIONS} combinations, received ${count}` };
  const empty = axes.find(({ values }) => values.length === 0);
  if (empty) return { problem: `sweep: ${empty.path}: without a value there is nothing to try` };
  const points: SweepPoint[] = [];
  for (const at of combinations(axes)) {
    let swept = recipe;
    // Copies last, so that they are copies of what the other axis makes of the block.
    const order = axes.map((axis, i) => ({ axis, value: at[i] })).sort((a, b) => +isDepth(a.axis) - +isDepth(b.axis));
    for (const { axis, value } of order) {
      const next = withValue(swept, axis.path, value, registries);
      if ('problem' in next) return next;
      swept = next.recipe;
    }
    points.push({ at, patch: patchBetween(recipe, swept, registries) });
  }
  return { points };
}

function combinations(axes: readonly Axis[]): readonly (readonly unknown[])[] {
  return axes.reduce<readonly (readonly unknown[])[]>(
    (before, { values }) => before.flatMap((at) => values.map((value) => [...at, value])),
    [[]],
  );
}

const isDepth = ({ path }: Axis): boolean => path.startsWith('network.') && path.endsWith('.copies');

function withValue<R extends Recipe>(
  recipe: R,
  path: string,
  value: unknown,
  registries: Registries,
): { readonly recipe: R } | { readonly problem: string } {
  const wrong = (why: string) => ({ problem: `sweep: ${path}=${show(value)}: ${why}` });
  const [part = '', ...names] = path.split('.');
  if (part === 'phases') return inPhase(recipe, names, value, registries, wrong);
  if ((part !== 'data' && part !== 'training' && part !== 'network') || names.length === 0 || names.includes(''))
    return wrong('a path begins with data, training, network.ID or phases.N, and names a field');
  if (part === 'network') {
    const [id = '', field = '', ...more] = names;
    if (!findBlock(recipe.network, registries.layers, id)) return wrong(`there is no block ${show(id)}`);
    if (field === '' || more.length > 0) return wrong('network.ID is followed by one field, or by copies');
    if (field === 'copies') return copied(recipe, id, value, registries, wrong);
  }
  const patch = names.reduceRight<unknown>((within, name) => ({ [name]: within }), value);
  const patched = applyPatch(recipe, { [part]: patch }, registries);
  return patched.document ? { recipe: patched.document } : wrong(sentenceOf(patched.problems[0]!));
}

/** A recipe with a value of one of its phases. */
function inPhase<R extends Recipe>(
  recipe: R,
  [n = '', ...names]: readonly string[],
  value: unknown,
  registries: Registries,
  wrong: (why: string) => { readonly problem: string },
): { readonly recipe: R } | { readonly problem: string } {
  const { phases = [] } = recipe;
  const at = phases.findIndex((_, i) => String(i + 1) === n);
  if (at < 0) return wrong(`there is no phase ${show(n)}`);
  const [before, now] = [inForce(recipe, at, registries), inForce(recipe, at + 1, registries)];
  let next = now;
  if (names.join('.') === 'kept') {
    if (!sameKinds(before.network, now.network)) return wrong('the phase has other blocks than what it follows');
    const known = value === NOTHING_KEPT || before.network.some(({ id }) => id === value);
    if (!known) return wrong(`kept must be "none" or the id of a block that is trained before`);
    next = { ...now, network: keptUpTo(before.network, now.network, value as string, registries.layers) };
  } else {
    const tried = withValue(now, names.join('.'), value, registries);
    if ('problem' in tried) return tried;
    next = tried.recipe;
  }
  return {
    recipe: { ...recipe, phases: phases.with(at, { ...phases[at]!, change: patchBetween(before, next, registries) }) },
  };
}

const MOST_COPIES = 64;

function copied<R extends Recipe>(
  recipe: R,
  id: string,
  value: unknown,
  { layers }: Registries,
  wrong: (why: string) => { readonly problem: string },
): { readonly recipe: R } | { readonly problem: string } {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > MOST_COPIES)
    return wrong(`copies must be an integer from 0 to ${MOST_COPIES}`);
  let { network } = recipe;
  if (value === 0) network = applyChange(network, { kind: 'remove', id }, layers);
  for (let n = 1; n < (value as number); n++) network = applyChange(network, { kind: 'duplicate', id }, layers);
  return { recipe: { ...recipe, network } };
}
