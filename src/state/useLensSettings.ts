/** @file What a lens shows, as the document's view says it. */
import { useCallback, useMemo } from 'react';
import type { Values } from '#nn/field.ts';
import { type LensFields, readLensSettings, withLensSettings } from '#nn/lensSettings.ts';
import type { Desk } from './desk.ts';
import { useDesk, useEditor } from './useDesk.ts';

/** Changes some settings of a lens; they go into the document, and so into links and files. */
export function setLens<F extends LensFields>(
  { editor }: Desk,
  id: string,
  fields: F,
  change: Partial<Values<F>>,
): void {
  editor.setView({ lenses: withLensSettings(editor.store.getState().document.view, id, fields, change) });
}

/** Every field's value, and what changes some. */
export function useLensSettings<F extends LensFields>(
  id: string,
  fields: F,
): readonly [Values<F>, (change: Partial<Values<F>>) => void] {
  const desk = useDesk();
  const written = useEditor((s) => s.document.view.lenses?.[id]);
  const settings = useMemo(() => readLensSettings(fields, written), [fields, written]);
  const change = useCallback((more: Partial<Values<F>>) => setLens(desk, id, fields, more), [desk, id, fields]);
  return [settings, change];
}
