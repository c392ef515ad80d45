import { planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { circle } from './circle.ts';

export const circleText: DatasetTextOf<typeof circle> = {
  name: 'Circle',
  summary: 'A disc in a ring: the boundary must close around the disc.',
  fields: planeTexts,
};
