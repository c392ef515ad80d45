import { noiseText, planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { gaussians } from './gaussians.ts';

export const gaussiansText: DatasetTextOf<typeof gaussians> = {
  name: 'Gaussians',
  summary: 'Round clouds, one a class: straight lines between their centres are the best boundary there is.',
  fields: {
    ...planeTexts,
    noise: {
      ...noiseText,
      help: 'How wide the clouds are: the standard deviation along each axis is half of it, plus 0.1; wide clouds overlap.',
    },
    classes: { label: 'Classes', help: 'How many clouds stand on the circle, each a class of its own.' },
  },
};
