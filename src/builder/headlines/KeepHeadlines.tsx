import { type RefObject, useEffect, useRef } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { keepHeadlines } from './measureHeadlines.ts';

/** Milliseconds between two looks at what is due. */
const LOOK_EVERY = 200;

/** Shows nothing: measures what is said over the columns, as long as the stage is in sight. */
export function KeepHeadlines({ view }: { view: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const look = useRef<() => void>(undefined);
  useFrames(() => look.current?.(), LOOK_EVERY);
  useEffect(() => {
    // Told, not asked: to ask an element with every frame whether it is seen has the page laid out each time.
    let seen = false;
    const observer = new IntersectionObserver(([entry]) => {
      seen = entry?.isIntersecting ?? false;
      look.current?.();
    });
    if (view.current) observer.observe(view.current);
    const stop = keepHeadlines(
      desk,
      () => seen,
      (each) => {
        look.current = each;
        return () => {
          look.current = undefined;
        };
      },
    );
    return () => {
      stop();
      observer.disconnect();
    };
  }, [desk, view]);
  return null;
}
