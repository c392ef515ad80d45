import { imageNoiseText, worldTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { faces } from './faces.ts';

export const facesText: DatasetTextOf<typeof faces> = {
  name: 'Faces',
  summary: 'Cartoon faces: ask the same pictures for the expression, for who it is, or for glasses.',
  fields: {
    task: {
      label: 'Asked for',
      help: 'What the network is to say of a face, or the picture itself, given back pixel by pixel; the pictures stay the same.',
    },
    samples: worldTexts.samples,
    noise: { ...imageNoiseText },
    testShare: worldTexts.testShare,
  },
};
