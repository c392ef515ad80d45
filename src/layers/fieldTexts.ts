/** @file What is said of the fields that several layers share. */
import type { FieldText, FieldTexts } from '#nn/fieldText.ts';
import { functionNames } from './activationFunctions.ts';
import type { poolingFields } from './poolingLayer.ts';
import type { recurrentFields } from './recurrentLayer.ts';

export const activationFieldText: FieldText = {
  label: 'Activation',
  term: 'activationFunction',
  names: functionNames,
  help: 'The function that bends each output. Without one, stacked layers are no more than a single layer.',
};

export const epsilonText: FieldText = {
  label: 'ε',
  help: 'Is added to the variance, so that numbers that are all alike are not divided by zero.',
};

export const poolingTexts: FieldTexts<typeof poolingFields> = {
  size: {
    label: 'Window',
    term: 'kernelSize',
    unit: 'pixels',
    help: 'The side of the square that is summed up in one number.',
  },
  stride: {
    label: 'Stride (0: the window)',
    help: 'How far the window moves from one output to the next; 0: by its own side, so that windows neither overlap nor leave gaps.',
  },
};

/** Stands beside every initialiser of weights. */
export const biasInitText: FieldText = {
  label: 'Biases start',
  term: 'start',
  names: { usual: 'as usual' },
  help: 'How the biases start. As usual: drawn where the weights start as PyTorch has it, at 0 otherwise.',
};

export const recurrentTexts: FieldTexts<typeof recurrentFields> = {
  units: {
    label: 'Units',
    help: 'How many numbers the layer carries from step to step: the width of its state and of its output.',
  },
  returnSequences: {
    label: 'All steps',
    help: 'On: puts out the state after every step, as another layer over steps needs. Off: only the last one.',
  },
  init: { label: 'Initialiser', term: 'start', help: 'How the weights of the input and of the state start.' },
  biasInit: biasInitText,
};
