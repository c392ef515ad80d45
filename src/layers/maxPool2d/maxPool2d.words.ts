import { poolingTexts } from '#layers/fieldTexts.ts';
import { poolingDetail } from '#layers/poolingLayer.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { maxPool2d } from './maxPool2d.ts';

export const maxPool2dWords: WordsOf<typeof maxPool2d> = {
  name: 'Max pool',
  summary: 'Keeps the largest number of each window: that something was found, no longer exactly where.',
  detail: poolingDetail,
  fields: poolingTexts,
  icon: [
    'M3.5 2h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5z',
    { d: 'M8 2v12M2 8h12', width: 1 },
    { d: 'M8.5 2.5h5v5h-5z', filled: true },
  ],
};
