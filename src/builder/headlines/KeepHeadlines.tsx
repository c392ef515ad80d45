import { type RefObject, useEffect } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { keepHeadlines } from './measureHeadlines.ts';

/** Shows nothing: measures what is said over the columns, as long as the stage is in the page. */
export function KeepHeadlines({ view }: { view: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  useEffect(() => keepHeadlines(desk, () => view.current?.checkVisibility() ?? false), [desk, view]);
  return null;
}
