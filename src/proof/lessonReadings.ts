/** @file What goals and numbers of lessons ask to be measured inside a network (`lesson/metrics.ts`), in Node. NaN where a network has nothing of it. */
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { Reading } from '#lesson/metrics.ts';
import { probes } from '#probes/index.ts';
import { changedReadings } from '#probes/readings/changedReadings.ts';

type Read = (trainer: Trainer, of: readonly string[]) => number;

const reads: Read = (trainer, [block, factor]) => {
  const survey = probes.ladder.compute(trainer, {}, createPool());
  const section = survey?.sections.find(({ id }) => id === block);
  if (factor === undefined) return section?.answer?.value ?? Number.NaN;
  const at = survey?.factors.findIndex(({ id }) => id === factor) ?? -1;
  return section?.factors[at]?.value ?? Number.NaN;
};

const gradientRatio: Read = (trainer, [first, second]) => {
  const blocks = probes.gradients.compute(trainer, {}, createPool());
  const of = (id: string | undefined) => blocks.find((one) => one.id === id)?.parameters ?? Number.NaN;
  return of(first) / of(second);
};

export const readings: Readonly<Record<Reading, Read>> = { reads, gradientRatio, ...changedReadings };
