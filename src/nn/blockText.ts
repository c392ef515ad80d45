/** @file What is said of the fields that stand on every block with parameters: `commonFields`. */
import type { commonFields } from './block.ts';
import type { FieldTexts } from './fieldText.ts';

export const commonTexts: FieldTexts<typeof commonFields> = {
  trainable: {
    label: 'Trainable',
    help: 'Off: training leaves this block’s parameters as they are (a frozen layer).',
  },
  learningRateScale: {
    label: 'Learning-rate scale',
    help: 'The learning rate of this block is the document’s times this number.',
  },
};
