import { lineTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { sine } from './sine.ts';

export const sineText: DatasetTextOf<typeof sine> = {
  name: 'Sine',
  summary: 'A smooth wave over a line: watch how the pieces of a network add up to a curve.',
  fields: {
    ...lineTexts,
    cycles: { label: 'Cycles', help: 'How many waves stand between −1 and 1; more of them need more bends.' },
  },
};
