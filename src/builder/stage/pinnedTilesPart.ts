/** @file The tiles of what is pinned, which come when a row is first wider than its room. */
import { lazyPart } from '#ui/lazyPart.tsx';
import { STAYS_IN_SIGHT } from './partsWords.ts';

export const PinnedTiles = lazyPart(STAYS_IN_SIGHT, () => import('./PinnedTiles.tsx').then((m) => m.PinnedTiles), {
  floats: true,
});
