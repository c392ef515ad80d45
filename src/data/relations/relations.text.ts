import { imageNoiseText, imageTaskText, worldTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { relations } from './relations.ts';

export const relationsText: DatasetTextOf<typeof relations> = {
  name: 'Which is left',
  summary: 'A disc and a square: which is on the left no small window can tell, since it sees only one of them.',
  fields: {
    task: imageTaskText,
    samples: worldTexts.samples,
    gap: {
      label: 'Gap',
      unit: 'px',
      help: 'How wide the strip of paper between the two is at least; only windows wider than it can see both.',
    },
    noise: imageNoiseText,
    testShare: worldTexts.testShare,
  },
};
