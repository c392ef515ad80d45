/** @file What an author may write into the address of a frame: `?ui=…&theme=…&start=…`, with the document in `#s=…` (or `?s=…`), or a lesson (`#lesson=ID`, `#l=…`). */

import { hashProblem, namesLesson, optionProblem } from './embedWords.ts';

export interface EmbedOptions {
  /** `full`: stage, answer, settings; `compact`: stage and answer; `figure`: the picture and play. */
  readonly ui: 'full' | 'compact' | 'figure';
  readonly theme: 'auto' | 'light' | 'dark';
  /** `playing` begins to train when the frame is first seen. */
  readonly start: 'paused' | 'playing';
  /** The encoded document, or undefined for the default one. */
  readonly state: string | undefined;
  /** The end of the address where it names a lesson, which the frame then plays. */
  readonly lesson: string | undefined;
  /** Values that were not understood, as sentences; their defaults hold. */
  readonly warnings: readonly string[];
}

const choices = {
  ui: ['full', 'compact', 'figure'],
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
  return {
    ui: choose('ui'),
    theme: choose('theme'),
    start: choose('start'),
    state: stateIn(hash) ?? query.get('s') ?? undefined,
    lesson: namesLesson(hash) ? hash : undefined,
    warnings,
  };
}

/** The encoded document in a location's hash (`#s=…`), or undefined. */
export function stateIn(hash: string): string | undefined {
  return hash.startsWith('#s=') && hash.length > 3 ? hash.slice(3) : undefined;
}
