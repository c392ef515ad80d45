import type { WordsOf } from '#nn/layer.ts';
import type { upsample2d } from './upsample2d.ts';

export const upsample2dWords: WordsOf<typeof upsample2d> = {
  name: 'Upsample',
  summary: 'Makes an image larger by repeating every pixel in both directions.',
  detail: ({ scale }) => `× ${scale}`,
  fields: { scale: { label: 'Scale', help: 'How many times as large the sides become.' } },
  icon: ['M2 9.5h4.5v4.5h-4.5z', 'M8.5 2H14v5.5M14 2 8 8'],
};
