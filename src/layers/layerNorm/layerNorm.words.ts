import { epsilonText } from '#layers/fieldTexts.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { layerNorm } from './layerNorm.ts';

export const layerNormWords: WordsOf<typeof layerNorm> = {
  name: 'Layer norm',
  summary:
    'Shifts and scales the features of each sample so that their mean is 0 and their variance 1, then as it learns is best.',
  fields: { epsilon: epsilonText },
  icon: ['M1.5 12.5c4 0 3.5-9 6.5-9s2.5 9 6.5 9', { d: 'M2 14.5h12', width: 1 }],
};
