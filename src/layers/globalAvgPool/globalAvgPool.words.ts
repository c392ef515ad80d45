import type { WordsOf } from '#nn/layer.ts';
import type { globalAvgPool } from './globalAvgPool.ts';

export const globalAvgPoolWords: WordsOf<typeof globalAvgPool> = {
  name: 'Global average',
  summary: 'Puts one number in place of each channel, its mean: how much of it there is, wherever it is.',
  fields: {},
  icon: [
    'M3.5 2h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5z',
    { d: 'M5.8 8a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0', filled: true },
  ],
};
