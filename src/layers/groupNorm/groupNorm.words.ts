import { epsilonText } from '#layers/fieldTexts.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { groupNorm } from './groupNorm.ts';

export const groupNormWords: WordsOf<typeof groupNorm> = {
  name: 'Group norm',
  summary:
    'Shifts and scales groups of channels of each image so that their mean is 0 and their variance 1, then as it learns is best.',
  detail: ({ groups }) => (groups === 1 ? '1 group' : `${groups} groups`),
  fields: {
    groups: {
      label: 'Groups',
      help: 'How many groups the channels are split into, each standardised by itself; it must divide the channels.',
    },
    epsilon: epsilonText,
  },
  icon: ['M1 12.5c2 0 1.75-8 3.5-8s1.5 8 3.5 8 1.75-8 3.5-8 1.5 8 3.5 8'],
};
