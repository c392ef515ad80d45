import { sequenceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { parity } from './parity.ts';

export const parityText: DatasetTextOf<typeof parity> = {
  name: 'Parity',
  summary: 'Is the number of ones odd or even? Every bit turns the answer over, so that none may be missed.',
  fields: {
    ...sequenceTexts,
    steps: {
      label: 'Steps',
      help: 'How many bits there are; short rows are few, 2 to this power, and then training meets those of the test too.',
    },
    each: {
      label: 'Ask at every step',
      help: 'On: the parity so far is asked for after every bit, which shows the way; off: only that of the whole row.',
    },
  },
};
