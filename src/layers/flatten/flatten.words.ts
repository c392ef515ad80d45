import type { WordsOf } from '#nn/layer.ts';
import type { flatten } from './flatten.ts';

export const flattenWords: WordsOf<typeof flatten> = {
  name: 'Flatten',
  summary: 'Lays all numbers of an image or a sequence in one long row, for layers that take vectors.',
  fields: {},
  icon: [{ d: 'M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4z', width: 1.2 }, 'M2 12.5h12M4.5 10.5 2 12.5l2.5 2'],
};
