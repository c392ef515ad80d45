import { planeTexts } from '#data/fieldTexts.ts';
import type { DatasetTextOf } from '#nn/dataset.ts';
import type { moons } from './moons.ts';

export const moonsText: DatasetTextOf<typeof moons> = {
  name: 'Moons',
  summary: 'Two half moons that reach into each other: one gentle bend parts them.',
  fields: planeTexts,
};
