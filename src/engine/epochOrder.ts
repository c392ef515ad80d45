/** @file The order in which epochs visit the training samples. */
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import type { Plan } from './plan.ts';

/** Places of the order that a run which nobody sees holds at most, in whole epochs: many small epochs are one call of the machine. */
const ORDERED = 1024;

/** Epochs that can be trained in one go: those of an unseen run whose batches are all of a size. */
export function epochsAtOnce({ samples, document }: Plan): number {
  const count = samples.train.length;
  const size = Math.min(count, document.training.batchSize);
  return count > 0 && count % size === 0 ? Math.max(1, Math.floor(ORDERED / count)) : 1;
}

/**
 * Writes the order of an epoch, and of those behind it as far as there are places. Each is drawn from the epoch's own stream, so that any can be reached without
 * the ones before.
 */
export function writeOrder({ samples, document }: Plan, order: Int32Array, first: number): void {
  const count = samples.train.length;
  for (let at = 0, epoch = first; at < order.length; at += count, epoch++) {
    const own = order.subarray(at, at + count);
    own.set(samples.train);
    randomFrom(streamKey(document.seed, 'shuffle', epoch), logf).shuffle(own);
  }
}

/**
 * The step at which an epoch begins, from where a run stands.
 * @param used samples of the epoch at hand that were used in finished steps
 */
export function stepOfEpoch(plan: Plan, epoch: number, at: { step: number; epoch: number; used: number }): number {
  const count = plan.samples.train.length;
  const { batchSize } = plan.document.training;
  if (count === 0) return Number.POSITIVE_INFINITY;
  const whole = epoch - at.epoch - 1;
  return at.step + Math.ceil((count - at.used) / batchSize) + whole * Math.ceil(count / batchSize);
}
