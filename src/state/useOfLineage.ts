import { useCallback, useState } from 'react';
import { useDesk, useEditor } from './useDesk.ts';

/**
 * State that is of the run whose numbers are drawn: what the engine said of it, a place in it. Undefined as soon as the page shows another document or another run,
 * in the very rendering that shows it.
 */
export function useOfLineage<T>(): readonly [T | undefined, (value: T | undefined) => void] {
  const { editor } = useDesk();
  const lineage = useEditor((s) => s.lineage);
  const [kept, setKept] = useState<{ readonly of: number | undefined; readonly value: T | undefined }>();
  const keep = useCallback(
    (value: T | undefined) => {
      const of = editor.store.getState().lineage;
      setKept((before) => (before?.of === of && Object.is(before?.value, value) ? before : { of, value }));
    },
    [editor],
  );
  return [kept?.of === lineage ? kept?.value : undefined, keep];
}
