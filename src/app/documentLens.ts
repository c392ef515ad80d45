/** @file Which lens a document comes with: `view.lens`, so that an example or a link opens the one that shows its point. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { lenses } from '#lenses/index.ts';
import type { Desk } from '#state/desk.ts';
import { setSettings } from '#state/settings.ts';
import { useEditor } from '#state/useDesk.ts';

/** A person opened a lens, or closed them all: `none`. */
export function chooseLens(desk: Desk, id: string): void {
  if (id !== 'none') setSettings({ lens: id });
  desk.editor.setView({ lens: id });
}

/** Calls back with the document's lens when another document, or another lens of it, is shown. */
export function useDocumentLens(show: (id: string) => void): void {
  const wanted = useEditor((s) => s.document.view['lens']);
  const onWanted = useEffectEvent(show);
  const seen = useRef<unknown>(undefined);
  useEffect(() => {
    // Not again where the page comes back from a mode.
    if (seen.current === wanted) return;
    seen.current = wanted;
    if (lenses.some(({ id }) => id === wanted)) onWanted(wanted as string);
  }, [wanted]);
}
