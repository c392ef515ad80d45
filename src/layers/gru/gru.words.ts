import { recurrentTexts } from '#layers/fieldTexts.ts';
import { recurrentDetail } from '#layers/recurrentLayer.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { gru } from './gru.ts';

export const gruWords: WordsOf<typeof gru> = {
  name: 'GRU',
  summary:
    'Reads a sequence step by step; one gate decides how much of its state stays, another how much of it is heard.',
  detail: recurrentDetail,
  fields: recurrentTexts,
  icon: [
    'M3 11.5a5 5 0 1 1 10 0M13 11.5l-2-1.5M13 11.5l1.5-2',
    { d: 'M6.5 11.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0', filled: true },
  ],
};
