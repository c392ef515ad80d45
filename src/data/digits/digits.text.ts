import { imageLightText, imageNoiseText, imageTaskText, worldTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { digits } from './digits.ts';

export const digitsText: DatasetTextOf<typeof digits> = {
  name: 'Digits',
  summary: 'Handwritten digits, drawn anew from known strokes: what learns them reads real handwriting too.',
  fields: {
    task: imageTaskText,
    samples: { ...worldTexts.samples },
    classes: { label: 'Digits', help: 'Which digits are drawn, each as often as the others.' },
    noise: imageNoiseText,
    light: imageLightText,
    testShare: worldTexts.testShare,
  },
};
