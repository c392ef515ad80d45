/** @file The places and cards of a drag, whose code the page at rest does without. */
import { loadPart } from '#base/loadPart.ts';
import { lazyPart } from '#ui/lazyPart.tsx';

const cards = loadPart(() => import('./dropCards.ts'));

export const DropSlots = lazyPart('The view of the places', () => cards().then((m) => m.DropSlots));
export const DropCard = lazyPart('What the shape teacher says', () => cards().then((m) => m.DropCard), {
  floats: true,
});
export const AfterDropCard = lazyPart('What the drop did', () => cards().then((m) => m.AfterDropCard), {
  floats: true,
});

/** Fetches them while something that can be carried is held, before it is lifted. */
export function expectDrag(): void {
  for (const part of [DropSlots, DropCard, AfterDropCard]) part.load().catch(() => {});
}
