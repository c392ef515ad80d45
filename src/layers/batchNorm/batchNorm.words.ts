import { epsilonText } from '#layers/fieldTexts.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { batchNorm } from './batchNorm.ts';

export const batchNormWords: WordsOf<typeof batchNorm> = {
  name: 'Batch norm',
  summary:
    'Shifts and scales each feature so that over a batch its mean is 0 and its variance 1, then as it learns is best.',
  fields: {
    epsilon: epsilonText,
    momentum: {
      label: 'Momentum',
      help: 'How much of each batch’s mean and variance goes into the running ones that are used for testing.',
    },
  },
  icon: ['M1.5 12.5c4 0 3.5-9 6.5-9s2.5 9 6.5 9', { d: 'M8 1v13', width: 1, dashes: '1.5 2' }],
};
