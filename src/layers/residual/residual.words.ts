import type { WordsOf } from '#nn/layer.ts';
import type { residual } from './residual.ts';

export const residualWords: WordsOf<typeof residual> = {
  name: 'Residual',
  summary: 'Adds what goes in to what its blocks make of it, so that they need only learn the difference.',
  fields: {},
  icon: [
    'M2 11.5h12',
    'M3.5 11.5c0-8 9-8 9 0',
    { d: 'M7 9.5h2a1 1 0 0 1 1 1v2a1 1 0 0 1 -1 1h-2a1 1 0 0 1 -1 -1v-2a1 1 0 0 1 1 -1z', filled: true },
  ],
};
