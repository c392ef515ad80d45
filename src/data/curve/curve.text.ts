import { samplesText, testShareText } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { curve } from './curve.ts';

export const curveText: DatasetTextOf<typeof curve> = {
  name: 'Drawn curve',
  summary: 'A curve of your own: draw it, and see what the network makes of it.',
  fields: {
    drawing: {
      label: 'Drawing',
      help: 'The knots of the line, joined by straight pieces; draw on the picture to change it.',
    },
    samples: {
      ...samplesText,
      help: 'How many points are taken along the line, evenly spaced, for training and test together.',
    },
    testShare: testShareText,
  },
};
