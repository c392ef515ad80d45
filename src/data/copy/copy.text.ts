import { sequenceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { copy } from './copy.ts';

export const copyText: DatasetTextOf<typeof copy> = {
  name: 'Copy memory',
  summary: 'Read letters, wait, and say them again: everything must be kept, in order, over the pause.',
  fields: {
    ...sequenceTexts,
    symbols: { label: 'Letters', help: 'How many different letters there are to choose from.' },
    length: { label: 'Length', help: 'How many letters must be kept and repeated.' },
    delay: {
      label: 'Delay',
      unit: 'steps',
      help: 'How many blanks stand between the letters and the marker; the longer the pause, the harder it is to keep them.',
    },
  },
};
