import { planeTexts, testShareText } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { points } from './points.ts';

export const pointsText: DatasetTextOf<typeof points> = {
  name: 'Your points',
  summary: 'Points of your own: paint them on the plane, or paste a table.',
  fields: {
    task: {
      label: 'Task',
      names: { classification: 'classes', regression: 'values' },
      help: 'Whether the last column holds classes to tell apart or values to predict.',
    },
    points: { label: 'Points', help: 'One row a point: both coordinates, then its class (0 to 7) or its value.' },
    testShare: testShareText,
    features: planeTexts.features,
  },
};
