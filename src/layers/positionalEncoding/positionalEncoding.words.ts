import type { WordsOf } from '#nn/layer.ts';
import type { positionalEncoding } from './positionalEncoding.ts';

export const positionalEncodingWords: WordsOf<typeof positionalEncoding> = {
  name: 'Positional encoding',
  summary:
    'Adds waves of many lengths, so that every step carries its place for layers that would not know the order otherwise.',
  fields: {},
  icon: ['M1.5 8c1.6-6 3.2-6 4.8 0s3.2 6 4.8 0 2.4-5 3.4-2'],
};
