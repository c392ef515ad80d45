/** @file What an author may write into the address of a frame: `?ui=…&theme=…&start=…&lock=…`, with the document in `#s=…` (or `?s=…`), or a lesson (`#lesson=ID`, `#l=…`). */

import { hashProblem, namesLesson, noLesson, optionProblem, strayLocks } from './embedWords.ts';
import { readLocks } from './locks.ts';

export interface EmbedOptions {
  /** `full`: stage, answer, data, layers, settings; `compact`: stage and answer; `figure`: the picture and play; `lesson`: words, network and answer. */
  readonly ui: 'full' | 'compact' | 'figure' | 'lesson';
  readonly theme: 'auto' | 'light' | 'dark';
  /** `playing` begins to train when the frame is first seen. */
  readonly start: 'paused' | 'playing';
  /** The encoded document, or undefined for the default one. */
  readonly state: string | undefined;
  /** The end of the address where it names a lesson, which the frame then plays. */
  readonly lesson: string | undefined;
  /** What a learner may not change, as a lesson names it: see `locks.ts`. */
  readonly locks: readonly string[];
  /** Values that were not understood, as sentences; their defaults hold. */
  readonly warnings: readonly string[];
}

const choices = {
  ui: ['full', 'compact', 'figure', 'lesson'],
  theme: ['auto', 'light', 'dark'],
  start: ['paused', 'playing'],
} as const;

/** Reads query and hash. Unknown names are left alone: they may be the host's own. */
export function readEmbedOptions(search: string, hash: string): EmbedOptions {
  const query = new URLSearchParams(search);
  const warnings: string[] = [];
  const problem = hashProblem(hash);
  if (problem !== undefined) warnings.push(problem);
  const choose = <K extends keyof typeof choices>(name: K): (typeof choices)[K][number] => {
    const given = query.get(name);
    const known: readonly string[] = choices[name];
    if (given !== null && !known.includes(given)) warnings.push(optionProblem(name, known));
    return (given !== null && known.includes(given) ? given : known[0]) as (typeof choices)[K][number];
  };
  const lesson = namesLesson(hash) ? hash : undefined;
  const wanted = choose('ui');
  // A lesson is played in its own form, whatever is asked for; a document has no words of a lesson.
  const ui = lesson !== undefined ? 'lesson' : wanted === 'lesson' ? 'compact' : wanted;
  if (wanted === 'lesson' && ui !== 'lesson') warnings.push(noLesson);
  const { locks, stray } = readLocks(query.get('lock'));
  if (stray.length > 0) warnings.push(strayLocks(stray));
  return {
    ui,
    theme: choose('theme'),
    start: choose('start'),
    state: stateIn(hash) ?? query.get('s') ?? undefined,
    lesson,
    locks,
    warnings,
  };
}

/** The encoded document in a location's hash (`#s=…`), or undefined. */
export function stateIn(hash: string): string | undefined {
  return hash.startsWith('#s=') && hash.length > 3 ? hash.slice(3) : undefined;
}
