import { planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { checkerboard } from './checkerboard.ts';

export const checkerboardText: DatasetTextOf<typeof checkerboard> = {
  name: 'Checkerboard',
  summary: 'Squares of two classes in turn: the more cells, the more pieces the network must cut.',
  fields: {
    ...planeTexts,
    cells: {
      label: 'Cells',
      unit: 'a side',
      help: 'How many squares stand along each side of the board; the boundary grows longer with each.',
    },
  },
};
