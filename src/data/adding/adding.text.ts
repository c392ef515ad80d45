import { sequenceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { adding } from './adding.ts';

export const addingText: DatasetTextOf<typeof adding> = {
  name: 'Adding problem',
  summary: 'Add the two marked values of a long row: the network must keep the first until the second comes.',
  fields: {
    ...sequenceTexts,
    steps: {
      label: 'Steps',
      help: 'The length of each row; the longer it is, the longer the first value must be kept.',
    },
  },
};
