/** @file What is too long for one slice of work, told by counting, so that it is the same in every run. */
import { layers } from '#layers/index.ts';
import { multiplyAddsOf } from '#nn/cost.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Plan } from './plan.ts';

/** Multiply-adds that take some milliseconds: at a few thousand million a second, which slow machines reach. */
const SLICE = 5e7;

/** Whether a step should be made in parts. Forward, and twice as much back. */
export const isLongToStep = (plan: Plan): boolean => 3 * batchOf(plan) * multiplyAdds(plan) > SLICE;

/** Whether scoring all samples should be done in parts. */
export const isDearToScore = (plan: Plan): boolean =>
  (plan.samples.train.length + plan.samples.test.length) * multiplyAdds(plan) > 4 * SLICE;

const batchOf = ({ document, samples }: Plan) => Math.min(document.training.batchSize, samples.train.length);

const counted = new WeakMap<Plan, number>();
/** Of one sample's forward pass. */
export function multiplyAdds(plan: Plan): number {
  const known = counted.get(plan) ?? multiplyAddsOf(plan.inference, layers as LayerRegistry).total;
  counted.set(plan, known);
  return known;
}
