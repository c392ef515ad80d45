/** @file The guard of a frame whose address locks something. */
import { changedPaths } from '#lesson/index.ts';
import type { Guard } from '#state/guard.ts';
import { registries } from '#state/registries.ts';
import { lockedWords } from './embedWords.ts';
import { isLocked, locksAll } from './locks.ts';

/** Refuses what is locked, in a sentence. */
export function lockGuard(locks: readonly string[]): Guard {
  const why = (locked: boolean) => (locked ? lockedWords : undefined);
  return {
    edit: (before, after) => why(changedPaths(before, after, registries).some((path) => isLocked(locks, path))),
    weight: () => why(locksAll(locks, 'weight')),
    run: () => why(locksAll(locks, 'run')),
  };
}
