import { type RefObject, useEffect, useRef } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { keepHeadlines } from './measureHeadlines.ts';

/** Shows nothing: measures what is said over the columns, as long as the stage is in the page. */
export function KeepHeadlines({ view }: { view: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const look = useRef<() => void>(undefined);
  useFrames(() => look.current?.());
  useEffect(
    () =>
      keepHeadlines(
        desk,
        () => view.current?.checkVisibility() ?? false,
        (each) => {
          look.current = each;
          return () => {
            look.current = undefined;
          };
        },
      ),
    [desk, view],
  );
  return null;
}
