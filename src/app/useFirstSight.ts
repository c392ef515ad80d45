import { useEffect } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { firstSight } from './firstSight.ts';

/** Whether this is the first sight still: until something is changed or a lens is opened. */
export function useFirstSight(): boolean {
  const sight = firstSight(useDesk());
  const first = sight.use((s) => s.first);
  const done = useEditor(
    ({ history, document: { view } }) =>
      history.past.length > 0 || view.mode !== undefined || (view['lens'] ?? 'none') !== 'none',
  );
  useEffect(() => {
    if (first && done) sight.set({ first: false });
  }, [first, done, sight]);
  return first && !done;
}
