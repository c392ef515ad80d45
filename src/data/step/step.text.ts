import { lineTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { step } from './step.ts';

export const stepText: DatasetTextOf<typeof step> = {
  name: 'Step',
  summary: 'Flat pieces with jumps between: smooth units can only come close to an edge, by growing steep.',
  fields: {
    ...lineTexts,
    steps: { label: 'Steps', help: 'How many jumps lead from the lowest to the highest value.' },
  },
};
