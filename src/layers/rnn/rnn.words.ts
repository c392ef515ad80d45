import { recurrentTexts } from '#layers/fieldTexts.ts';
import { recurrentDetail } from '#layers/recurrentLayer.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { rnn } from './rnn.ts';

export const rnnWords: WordsOf<typeof rnn> = {
  name: 'RNN',
  summary: 'Reads a sequence step by step and mixes each step with what it made of the steps before.',
  detail: recurrentDetail,
  fields: recurrentTexts,
  icon: ['M3 11.5a5 5 0 1 1 10 0M13 11.5l-2-1.5M13 11.5l1.5-2'],
};
