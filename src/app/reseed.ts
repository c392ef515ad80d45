import { anySeed } from '#state/anySeed.ts';
import type { Desk } from '#state/desk.ts';

/** Another seed: other data, another split, other initial weights. */
export const reseed = ({ editor }: Desk): void => editor.setSeed(anySeed(), 'Reseed');
