import { surfaceTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { ripple } from './ripple.ts';

export const rippleText: DatasetTextOf<typeof ripple> = {
  name: 'Ripple',
  summary: 'Rings around a drop: the value rises and falls with the distance from the middle.',
  fields: {
    ...surfaceTexts,
    waves: {
      label: 'Waves',
      help: 'How many waves stand between the middle and the edge; more of them need more bends.',
    },
  },
};
