import { functionNames } from '#layers/activationFunctions.ts';
import { activationFieldText, biasInitText } from '#layers/fieldTexts.ts';
import type { WordsOf } from '#nn/layer.ts';
import type { dense } from './dense.ts';

export const denseWords: WordsOf<typeof dense> = {
  name: 'Dense',
  summary: 'Every unit sums all its inputs, each times a weight of its own, adds a bias, and bends the result.',
  detail: (values) => (values.activation === 'linear' ? '' : functionNames[values.activation]),
  fields: {
    units: { label: 'Units', term: 'unit', help: 'How many sums the layer computes: the width of its output.' },
    activation: activationFieldText,
    bias: {
      label: 'Bias',
      term: 'bias',
      help: 'A number that is added to each sum, so that a unit need not be zero where its inputs are.',
    },
    init: {
      label: 'Initialiser',
      term: 'start',
      help: 'How the weights start. Equal starts make equal units: zeros never learn.',
    },
    biasInit: biasInitText,
  },
  icon: [
    { d: 'M4 4 12 8M4 4l8 5M4 12l8-4M4 12l8-3', width: 1 },
    { d: 'M1.9 4a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0', filled: true },
    { d: 'M1.9 12a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0', filled: true },
    { d: 'M10.6 8.4a1.9 1.9 0 1 0 3.8 0a1.9 1.9 0 1 0 -3.8 0', filled: true },
  ],
};
