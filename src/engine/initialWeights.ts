/** @file Where a run starts, where that is not drawn from the seed. */
import { sizeOf } from '#nn/shape.ts';
import type { Weights } from '#nn/weights.ts';
import { unpackWeights, type WeightValues } from '#nn/weightValues.ts';
import type { Model } from './model.ts';
import type { PlannedParameter } from './plan.ts';

const taken = new WeakMap<Weights, WeightValues>();

function valuesOf(initial: Weights): WeightValues {
  const values = taken.get(initial) ?? unpackWeights(initial);
  if ('found' in values) throw new Error(values.found.code); // the reader looked them through
  taken.set(initial, values);
  return values;
}

/** What they hold for a parameter; undefined where they have none of its name and shape. */
export function initialValues(initial: Weights, { path, shape }: PlannedParameter): Float32Array | undefined {
  let at = 0;
  for (const held of initial.parameters) {
    const count = sizeOf(held.shape);
    if (held.name === path && `${held.shape}` === `${shape}`)
      return valuesOf(initial).parameters.subarray(at, at + count);
    at += count;
  }
  return undefined;
}

/**
 * Lays the weights that a document starts from over a model that was drawn from its seed: every tensor whose name and shape the network has. What it has besides,
 * after an edit, is as it was drawn.
 */
export function takeInitial(model: Model, initial: Weights): void {
  const values = valuesOf(initial);
  const { plan } = model;
  for (const [kind, words] of [
    ['parameters', (i: number) => model.values(plan.parameters[i]!)],
    ['buffers', (i: number) => model.buffer(plan.buffers[i]!)],
  ] as const) {
    const places = new Map(plan[kind].map(({ path, shape }, i) => [`${path} ${shape}`, i]));
    let at = 0;
    for (const { name, shape } of initial[kind]) {
      const count = sizeOf(shape);
      const place = places.get(`${name} ${shape}`);
      if (place !== undefined) words(place).set(values[kind].subarray(at, at + count));
      at += count;
    }
  }
  model.holdFrozen();
}
