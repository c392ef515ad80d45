import { poolingTexts } from '#layers/fieldTexts.ts';
import { poolingDetail } from '#layers/poolingLayer.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { avgPool2d } from './avgPool2d.ts';

export const avgPool2dWords: WordsOf<typeof avgPool2d> = {
  name: 'Average pool',
  summary: 'Puts the mean of each window in its place: a smaller, smoother image.',
  detail: poolingDetail,
  fields: poolingTexts,
  icon: [
    'M3.5 2h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5z',
    { d: 'M8 2v12M2 8h12', width: 1 },
    { d: 'M5.8 8a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0 -4.4 0', filled: true },
  ],
};
