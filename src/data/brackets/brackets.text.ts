import { sequenceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { brackets } from './brackets.ts';

export const bracketsText: DatasetTextOf<typeof brackets> = {
  name: 'Brackets',
  summary: 'Is every bracket closed by its own kind, the last one first? A wrong row differs in only two places.',
  fields: {
    ...sequenceTexts,
    pairs: { label: 'Pairs', help: 'How many brackets are opened and closed; a row has twice as many steps.' },
    kinds: {
      label: 'Kinds',
      help: 'One kind, ( ), can be counted; with two, ( ) and [ ], it matters which one was opened last.',
    },
  },
};
