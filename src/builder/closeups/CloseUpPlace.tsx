import { useLayoutEffect } from 'react';
import { THE_CLOSEUP } from '#builder/stage/partsWords.ts';
import { provideCloseUp, useCloseUp } from '#state/closeUp.ts';
import { useDesk } from '#state/useDesk.ts';
import { lazyPart } from '#ui/lazyPart.tsx';

const CloseUp = lazyPart(THE_CLOSEUP, () => import('./CloseUp.tsx').then((m) => m.CloseUp), {
  ahead: true,
});

/** Where the close-up of the number that was pressed on the stage stands: below the network, on a phone over the lower part of the page. */
export function CloseUpPlace() {
  const desk = useDesk();
  const place = useCloseUp();
  useLayoutEffect(() => provideCloseUp(desk), [desk]);
  if (!place) return null;
  return <CloseUp place={place} />;
}
