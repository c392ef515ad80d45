import type { WordsOf } from '#nn/layer.ts';
import type { concat } from './concat.ts';

export const concatWords: WordsOf<typeof concat> = {
  name: 'Concat',
  summary: 'Gives its input to several branches and lays their outputs side by side.',
  fields: {},
  icon: ['M2 4h4c3 0 2 4 5 4h3M2 12h4c3 0 2-4 5-4'],
};
