/** @file The comparison, fetched when it is first shown. */
import { lazyPart } from '#ui/lazyPart.tsx';
import { onItsWay } from '#ui/partWords.ts';

const WHAT = 'The comparison';

export const CompareRoom = lazyPart(WHAT, () => import('./CompareRoom.tsx').then((m) => m.CompareRoom), {
  waiting: <p>{onItsWay(WHAT)}</p>,
});
