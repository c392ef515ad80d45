import { surfaceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { plane } from './plane.ts';

export const planeText: DatasetTextOf<typeof plane> = {
  name: 'Plane',
  summary: 'A tilted plane, the mean of both inputs: one linear unit is enough.',
  fields: surfaceTexts,
};
