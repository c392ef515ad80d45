/** @file An example trained from its start. */
import { replayer } from '#engine/replay.ts';
import type { Trainer } from '#engine/trainer.ts';
import type { GalleryEntry } from '#state/openExample.ts';

/** The run of an example after its steps. */
export function trainedRun({ document, steps }: Pick<GalleryEntry, 'document' | 'steps'>): Trainer {
  const { trainer, step } = replayer(document);
  while (trainer.step < steps) step();
  return trainer;
}
