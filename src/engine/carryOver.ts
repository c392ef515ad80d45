/**
 * @file What a run keeps when its network, its data or its settings change: every parameter whose block, name and shape stay, with its optimiser state; the
 * others start from their own streams.
 */

import type { Recipe } from '#nn/recipe.ts';
import { sameValue } from '#nn/sameValue.ts';
import { drawParameter, startBuffer } from './drawParameter.ts';
import type { ModelState } from './model.ts';
import { stateSlots } from './optimizer.ts';
import type { Plan, PlannedParameter } from './plan.ts';

/** Blocks with parameters, and those of them that keep every one. */
export interface Kept {
  readonly kept: number;
  readonly of: number;
}

/**
 * The state of a model of plan `to`, from that of a model of plan `from`. A parameter whose block is to be initialised in another way is drawn anew too. The
 * optimiser's state is empty where the optimiser is of another kind, or what it made small is another: the loss, or the data.
 */
export function carryOver(
  from: Plan,
  saved: ModelState,
  to: Plan,
): { readonly state: ModelState; readonly kept: Kept } {
  const sameAim = keepsState(from.document, to.document);
  const slots = sameAim ? stateSlots[to.document.training.optimizer.type] : 0;
  const parameters = new Float32Array(to.parameterWords + to.bufferWords);
  const state = [0, 1].map((i) => new Float32Array(slots > i ? to.parameterWords : 0)) as [
    Float32Array<ArrayBuffer>,
    Float32Array<ArrayBuffer>,
  ];
  const before = byPlace(from, from.parameters);
  const fresh = new Set<string>();
  for (const p of to.parameters) {
    const old = before.get(placeOf(to, p));
    const values = parameters.subarray(p.offset, p.offset + p.count);
    if (!old) {
      fresh.add(p.block);
      drawParameter(to, p, values);
      continue;
    }
    const range = [old.offset, old.offset + old.count] as const;
    values.set(saved.parameters.subarray(...range));
    for (const [i, words] of state.entries())
      if (words.length > 0) words.set(saved.state[i]!.subarray(...range), p.offset);
  }
  const buffersBefore = byPlace(from, from.buffers);
  for (const b of to.buffers) {
    const old = buffersBefore.get(placeOf(to, b));
    const values = parameters.subarray(to.parameterWords + b.offset, to.parameterWords + b.offset + b.count);
    if (!old) startBuffer(b, values);
    else {
      const at = from.parameterWords + old.offset;
      values.set(saved.parameters.subarray(at, at + old.count));
    }
  }
  const of = new Set(to.parameters.map((p) => p.block)).size;
  return {
    state: { parameters, state, updates: sameAim ? saved.updates : 0 },
    kept: { kept: of - fresh.size, of },
  };
}

/** Whether two recipes train on the same samples. */
export const sameSamples = (a: Recipe, b: Recipe): boolean => a.seed === b.seed && sameValue(a.data, b.data);

const keepsState = (a: Recipe, b: Recipe): boolean =>
  a.training.optimizer.type === b.training.optimizer.type && a.training.loss === b.training.loss && sameSamples(a, b);

/** Everything by which a parameter is the same one in another network. */
function placeOf(plan: Plan, { block, name, shape }: PlannedParameter): string {
  const { init } = plan.blocks.find((b) => b.block.id === block)!.block as { init?: unknown };
  return JSON.stringify([block, name, shape, init ?? null]);
}

const byPlace = (plan: Plan, list: readonly PlannedParameter[]) => new Map(list.map((p) => [placeOf(plan, p), p]));
