import { epsilonText } from '#layers/fieldTexts.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { instanceNorm } from './instanceNorm.ts';

export const instanceNormWords: WordsOf<typeof instanceNorm> = {
  name: 'Instance norm',
  summary:
    'Shifts and scales each channel of each image so that its mean is 0 and its variance 1, then as it learns is best.',
  fields: { epsilon: epsilonText },
  icon: [
    'M3.5 2h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5z',
    { d: 'M4 11.5c2.5 0 2-6 4-6s1.5 6 4 6', width: 1.2 },
  ],
};
