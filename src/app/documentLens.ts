/** @file Which lens a document comes with: `view.lens`, so that an example or a link opens the one that shows its point. */
import { useEffect, useEffectEvent } from 'react';
import { lenses } from '#lenses/index.ts';
import { useEditor } from '#state/useEditor.ts';

/** Stands in the document once the lenses were closed. */
export const NO_LENS = 'none';

/** Calls back with the document's lens when another document, or another lens of it, is shown. */
export function useDocumentLens(show: (id: string) => void): void {
  const wanted = useEditor((s) => s.document.view['lens']);
  const onWanted = useEffectEvent(show);
  useEffect(() => {
    if (lenses.some(({ id }) => id === wanted)) onWanted(wanted as string);
  }, [wanted]);
}
