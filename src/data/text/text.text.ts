import { tokenTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { text } from './text.ts';

export const textText: DatasetTextOf<typeof text> = {
  name: 'Next letter',
  summary: 'Guess each next letter of a short text: pairs first, then words; the end of the text is kept for the test.',
  fields: {
    ...tokenTexts,
    testShare: {
      ...tokenTexts.testShare,
      help: 'The last part of the text, which is held out of training, to see whether what was learned goes beyond the text it was learned from.',
    },
    steps: {
      label: 'Window',
      help: 'How many characters the network reads at a time; it knows nothing of those before.',
    },
  },
};
