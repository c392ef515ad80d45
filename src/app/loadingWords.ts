/** @file What is said while something takes long. */
import type { Progress } from '#engine/protocol.ts';
import { formatCount } from '#ui/format.ts';

export const loadingTitles: Readonly<Record<Progress['what'], string>> = {
  samples: 'Preparing the samples',
  scores: 'Scoring the samples at the start',
  steps: 'Bringing back the run',
  back: 'Going to an earlier step',
  pretraining: 'Learning layer by layer, without answers',
};

export const STOP = 'Stop';
export const WITHOUT_RUN = 'Open without the run';
export const STEP_BEFORE = 'Back to the step before';

/** @param layer what the block that learns by itself is called */
export function progressWords({ what, done, of, pretraining }: Progress, layer = ''): string {
  if (pretraining) {
    const { place, blocks, epoch, epochs } = pretraining;
    return `${layer}, ${place} of ${blocks}: round ${epoch} of ${epochs}`;
  }
  return `${what === 'steps' || what === 'back' ? 'Step' : 'Sample'} ${formatCount(done)} of ${formatCount(of)}`;
}
