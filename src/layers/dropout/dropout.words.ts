import type { WordsOf } from '#nn/layer.ts';
import type { dropout } from './dropout.ts';

export const dropoutWords: WordsOf<typeof dropout> = {
  name: 'Dropout',
  summary:
    'While training, switches each number off at random and scales up the rest, so that no unit can rely on one other.',
  detail: (values) => `${Math.round(values.rate * 100)} %`,
  fields: {
    rate: {
      label: 'Rate',
      term: 'dropout',
      help: 'The share of numbers switched off in a training step. None are when the network is tested.',
    },
  },
  icon: [
    { d: 'M2.3 4a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0', filled: true },
    'M10.5 4a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0',
    'M2.5 12a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0 -3 0',
    { d: 'M10.3 12a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0 -3.4 0', filled: true },
  ],
};
