import { tokenTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { reversal } from './reversal.ts';

export const reversalText: DatasetTextOf<typeof reversal> = {
  name: 'Reversal',
  summary: 'The same letters backwards: each place must look at one other place, wherever that is.',
  fields: {
    ...tokenTexts,
    length: { label: 'Length', help: 'How many letters stand in a row.' },
    alphabet: { label: 'Alphabet', help: 'How many different letters there are.' },
  },
};
