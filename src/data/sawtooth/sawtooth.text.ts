import { lineTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { sawtooth } from './sawtooth.ts';

export const sawtoothText: DatasetTextOf<typeof sawtooth> = {
  name: 'Sawtooth',
  summary: 'Slopes with sudden falls: depth folds the line and so makes many teeth from few units.',
  fields: {
    ...lineTexts,
    teeth: { label: 'Teeth', help: 'How many teeth stand between −1 and 1; each needs at least two bends.' },
  },
};
