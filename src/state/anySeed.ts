/** @file The one place where a seed is drawn by chance. */

/** Any seed of six digits. */
export const anySeed = (): number => Math.floor(Math.random() * 1_000_000);
