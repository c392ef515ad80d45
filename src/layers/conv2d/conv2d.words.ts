import { withFunction } from '#layers/activationFunctions.ts';
import { activationFieldText, biasInitText } from '#layers/fieldTexts.ts';
import { windowDetail } from '#layers/imageInput.ts';
import type { WordsOf } from '#nn/layer.ts';
import { type conv2d, windowOf } from './conv2d.ts';

export const conv2dWords: WordsOf<typeof conv2d> = {
  name: 'Convolution',
  many: 'Convolutions',
  summary:
    'Slides small windows of weights over the image, the same at every place, and reports where each finds what it looks for.',
  detail: (values) => withFunction(windowDetail(windowOf(values), 1), values.activation),
  fields: {
    filters: {
      label: 'Filters',
      term: 'channel',
      help: 'How many windows of weights slide over the image: the channels of the output.',
    },
    kernel: {
      label: 'Kernel',
      term: 'kernelSize',
      unit: 'pixels',
      help: 'The side of the window. Wider sees more at once, at the price of more weights.',
    },
    stride: {
      label: 'Stride',
      term: 'kernelSize',
      help: 'How far the window moves from one output to the next: 2 halves the sides.',
    },
    padding: {
      label: 'Padding',
      term: 'kernelSize',
      help: 'Rows and columns of zeros around the image. Half of an odd kernel, rounded down, keeps the sides as they are.',
    },
    activation: activationFieldText,
    bias: {
      label: 'Bias',
      term: 'bias',
      help: 'A number for each filter that is added to all its sums. Not needed before a normalisation.',
    },
    init: {
      label: 'Initialiser',
      term: 'start',
      help: 'How the weights start. Equal starts make equal filters: zeros never learn.',
    },
    biasInit: biasInitText,
  },
  icon: [
    'M3.5 2h9a1.5 1.5 0 0 1 1.5 1.5v9a1.5 1.5 0 0 1 -1.5 1.5h-9a1.5 1.5 0 0 1 -1.5 -1.5v-9a1.5 1.5 0 0 1 1.5 -1.5z',
    { d: 'M4.5 4.5h4.5v4.5h-4.5z', filled: true },
  ],
};
