import { planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { xor } from './xor.ts';

export const xorText: DatasetTextOf<typeof xor> = {
  name: 'Exclusive or',
  summary: 'True where exactly one of the two inputs is on: the smallest task that no straight line solves.',
  fields: {
    kind: {
      label: 'Kind',
      names: { truthTable: 'truth table', quadrants: 'quadrants' },
      help: 'The truth table is exactly four points, 0 drawn at −0.8 and 1 at +0.8; quadrants scatter many points around them.',
    },
    ...planeTexts,
    margin: {
      label: 'Margin',
      help: 'How far the points keep from the axes before noise moves them; a wider gap leaves more room for the boundary.',
    },
  },
};
