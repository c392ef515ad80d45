import { imageLightText, imageNoiseText, imageTaskText, worldTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { shapes } from './shapes.ts';

export const shapesText: DatasetTextOf<typeof shapes> = {
  name: 'Shapes',
  summary: 'Circles, squares, triangles, stars, crosses and rings: large or small, filled or not, anywhere.',
  fields: {
    task: imageTaskText,
    samples: worldTexts.samples,
    classes: { label: 'Shapes', help: 'Which shapes are drawn, each as often as the others.' },
    noise: imageNoiseText,
    light: imageLightText,
    testShare: worldTexts.testShare,
  },
};
