import { sequenceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { sineClass } from './sineClass.ts';

export const sineClassText: DatasetTextOf<typeof sineClass> = {
  name: 'Slow or fast wave',
  summary: 'Waves that begin anywhere: only how they go on tells how fast they are.',
  fields: {
    samples: sequenceTexts.samples,
    noise: { label: 'Noise', help: 'How far values stray from the wave: 95 in 100 stay within this distance of it.' },
    testShare: sequenceTexts.testShare,
    steps: {
      label: 'Steps',
      help: 'How often each wave is measured; the number of waves stays, so that more steps follow each more closely.',
    },
    classes: { label: 'Classes', help: 'How many speeds there are, each twice the one before.' },
  },
};
