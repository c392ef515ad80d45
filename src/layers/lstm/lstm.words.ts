import { recurrentTexts } from '#layers/fieldTexts.ts';
import { recurrentDetail } from '#layers/recurrentLayer.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { lstm } from './lstm.ts';

export const lstmWords: WordsOf<typeof lstm> = {
  name: 'LSTM',
  summary:
    'Reads a sequence step by step and keeps a memory beside its state, in which gates of its own decide what is kept, added and shown.',
  detail: recurrentDetail,
  fields: recurrentTexts,
  icon: ['M3 11.5a5 5 0 1 1 10 0M13 11.5l-2-1.5M13 11.5l1.5-2', { d: 'M2 14.5h12', width: 1.2 }],
};
