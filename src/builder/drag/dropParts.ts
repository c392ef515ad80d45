/** @file The places and cards of a drag, whose code the page at rest does without. */

import { loadPart } from '#base/loadPart.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { PLACES_PART, TEACHER_PART, WHAT_THE_DROP_DID } from './dragPartsWords.ts';

const cards = loadPart(() => import('./dropCards.ts'));

export const DropSlots = lazyPart(PLACES_PART, () => cards().then((m) => m.DropSlots));
export const DropCard = lazyPart(TEACHER_PART, () => cards().then((m) => m.DropCard), {
  floats: true,
});
export const AfterDropCard = lazyPart(WHAT_THE_DROP_DID, () => cards().then((m) => m.AfterDropCard), {
  floats: true,
});

/** Fetches them while something that can be carried is held, before it is lifted. */
export function expectDrag(): void {
  for (const part of [DropSlots, DropCard, AfterDropCard]) part.load().catch(() => {});
}
