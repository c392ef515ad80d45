/** @file A lens in its frame, whose code comes when the first one is shown. */
import { lazyPart } from '#ui/lazyPart.tsx';

export const LensView = lazyPart('The lens', () => import('./LensView.tsx').then((m) => m.LensView), {
  waiting: 'Loading…',
});
