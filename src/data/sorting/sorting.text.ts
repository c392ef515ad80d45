import { tokenTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { sorting } from './sorting.ts';

export const sortingText: DatasetTextOf<typeof sorting> = {
  name: 'Sorting',
  summary: 'The same digits in order: each answer depends on how many smaller ones there are anywhere.',
  fields: {
    ...tokenTexts,
    length: { label: 'Length', help: 'How many digits stand in a row.' },
    digits: { label: 'Digits', help: 'How many different digits there are, from 0 up.' },
  },
};
