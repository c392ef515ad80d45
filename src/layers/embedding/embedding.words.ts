import type { WordsOf } from '#nn/layer.ts';
import type { embedding } from './embedding.ts';

export const embeddingWords: WordsOf<typeof embedding> = {
  name: 'Embedding',
  summary: 'Looks up a vector of learned numbers for every token, so that tokens that act alike can come to lie close.',
  detail: (values) => `${values.vocabulary} tokens`,
  fields: {
    vocabulary: {
      label: 'Vocabulary',
      help: 'How many different tokens the table holds a row for: at least as many as the data has.',
    },
    dim: { label: 'Width', help: 'How many numbers stand for one token.' },
    init: {
      label: 'Initialiser',
      help: 'How the rows of the table start; PyTorch draws them from a normal distribution of deviation 1.',
    },
  },
  icon: [
    { d: 'M2 3h12v10H2zM2 8h12M6 3v10', width: 1.2 },
    { d: 'M7.5 10.5h5', width: 2 },
  ],
};
