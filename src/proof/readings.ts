/** @file What is measured inside a network (`nn/reading.ts`), in Node, for goals of every kind and for numbers of lessons. NaN where a network has nothing of it. */
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { ReadingGoal } from '#nn/goal.ts';
import { keyOf, type ReadingName } from '#nn/reading.ts';
import { askedOf, gradientRatio } from '#nn/readingProbes.ts';
import { probes } from '#probes/index.ts';

/** @param named what it is measured of */
export function readingOf(trainer: Trainer, name: ReadingName, named: readonly string[]): number {
  const pool = createPool();
  if (name === 'gradientRatio') return gradientRatio(probes.gradients.compute(trainer, {}, pool), named) ?? Number.NaN;
  const key = keyOf(name, named);
  return probes.readings.compute(trainer, { of: [{ key, name, named }] }, pool)?.values[key] ?? Number.NaN;
}

/** The same for a goal: what a phase or a pause waits for. */
export function readGoal(trainer: Trainer, goal: ReadingGoal): number {
  const { name, named } = askedOf(goal);
  return readingOf(trainer, name, named);
}
