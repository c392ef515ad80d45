import type { Desk } from '#state/desk.ts';

/** Another seed: other data, another split, other initial weights. The one place where chance is asked. */
export const reseed = ({ editor }: Desk): void => editor.setSeed(Math.floor(Math.random() * 1_000_000), 'Reseed');
