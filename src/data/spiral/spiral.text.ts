import { planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { spiral } from './spiral.ts';

export const spiralText: DatasetTextOf<typeof spiral> = {
  name: 'Spiral',
  summary: 'Arms wound around one another: the boundary must turn with them.',
  fields: {
    ...planeTexts,
    arms: {
      label: 'Arms',
      unit: 'classes',
      help: 'How many arms there are, each a class of its own; more of them leave narrower gaps.',
    },
    turns: {
      label: 'Turns',
      help: 'How often an arm winds from the centre to the edge; more turns need more bends in the boundary.',
    },
  },
};
