import { withFunction } from '#layers/activationFunctions.ts';
import { activationFieldText, biasInitText } from '#layers/fieldTexts.ts';
import { windowDetail } from '#layers/imageInput.ts';
import type { WordsOf } from '#nn/layer.ts';
import { type convTranspose2d, spread } from './convTranspose2d.ts';

export const convTranspose2dWords: WordsOf<typeof convTranspose2d> = {
  name: 'Up-convolution',
  many: 'Up-convolutions',
  summary:
    'Stamps a window of weights onto a larger image for every number, as strong as that number: it makes images larger.',
  detail: (values) => withFunction(windowDetail(spread(values), 2), values.activation),
  fields: {
    filters: { label: 'Filters', help: 'The channels of the output.' },
    kernel: {
      label: 'Kernel',
      unit: 'pixels',
      help: 'The side of the window that each number stamps. A multiple of the stride avoids checkerboards.',
    },
    stride: { label: 'Stride', help: 'How far apart neighbouring numbers stamp their windows: 2 doubles the sides.' },
    padding: { label: 'Padding', help: 'Rows and columns that are cut off all round.' },
    activation: activationFieldText,
    bias: { label: 'Bias', help: 'A number for each channel of the output that is added everywhere.' },
    init: {
      label: 'Initialiser',
      help: 'How the weights start. PyTorch counts the filters, not the channels that come in, as inputs of a unit.',
    },
    biasInit: biasInitText,
  },
  icon: [{ d: 'M2 9h5v5h-5z', filled: true }, 'M6 2h8v8M14 2 8.5 7.5'],
};
