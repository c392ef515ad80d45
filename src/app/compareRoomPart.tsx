/** @file The comparison, fetched when it is first shown. */

import { lazyPart } from '#ui/lazyPart.tsx';
import { onItsWay } from '#ui/partWords.ts';
import { THE_COMPARISON } from './partsWords.ts';

export const CompareRoom = lazyPart(THE_COMPARISON, () => import('./CompareRoom.tsx').then((m) => m.CompareRoom), {
  waiting: <p>{onItsWay(THE_COMPARISON)}</p>,
});
