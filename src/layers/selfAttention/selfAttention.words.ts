import type { WordsOf } from '#nn/layer.ts';
import type { selfAttention } from './selfAttention.ts';

export const selfAttentionWords: WordsOf<typeof selfAttention> = {
  name: 'Self-attention',
  summary:
    'Lets every step look at all the others and gather a mean of them, weighted by how well they answer its question.',
  detail: ({ heads, causal }) => `${heads} ${heads === 1 ? 'head' : 'heads'}${causal ? ', causal' : ''}`,
  fields: {
    heads: {
      label: 'Heads',
      term: 'attention',
      help: 'How many times it looks, each with questions of its own and an equal share of the width.',
    },
    causal: {
      label: 'Causal',
      help: 'On: a step sees itself and the steps before it only, as is needed where the next one is to be guessed.',
    },
  },
  icon: [
    { d: 'M8 3.5 3 12M8 3.5l5 8.5M8 3.5V12', width: 1.1 },
    { d: 'M6.1 3.2a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0', filled: true },
    { d: 'M1.4 12.5a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0', filled: true },
    { d: 'M6.4 12.5a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0', filled: true },
    { d: 'M11.4 12.5a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0', filled: true },
  ],
};
