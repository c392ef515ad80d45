/** @file What a frame says of its address. */
import type { EmbedOptions } from './options.ts';

/** Whether an address ends in a lesson. */
export const namesLesson = (hash: string): boolean => /^#(?:l|lesson)=./.test(hash);

/** Of an end of the address that is none of ours, or of another kind of ours. */
export function hashProblem(hash: string): string | undefined {
  if (hash === '' || hash === '#' || /^#s=./.test(hash) || namesLesson(hash)) return undefined;
  if (hash.startsWith('#w='))
    return 'This address means work that is kept in one browser only. To show it in a frame, use the code that Share gives.';
  return 'What stands after # in this frame’s address names no network. It should be the code that Share gives, beginning with #s=.';
}

/** An option whose value is none of its choices. */
export const optionProblem = (name: keyof EmbedOptions, known: readonly string[]): string =>
  `${name} must be one of ${known.join(', ')}; ${known[0]} is used.`;

export const noLesson = 'ui=lesson is for an address that names a lesson; compact is used.';
/** What `lock=` names and nobody can lock. */
export const strayLocks = (names: readonly string[]): string =>
  `lock holds ${names.join(', ')}, which nothing is called; the rest is locked.`;
/** An edit that the address forbids. */
export const lockedWords = 'The page around this frame has locked this.';

export const openedAnother = 'Open the network of the address';
