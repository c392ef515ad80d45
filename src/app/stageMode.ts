/** @file What takes the stage's room: `view.mode`, the id of a lens that can. Going back leads to the very same place, the focus too. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { type LensDefinition, lenses } from '#lenses/index.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';

/** What had the focus when a person went there; undefined where the document brought them. */
const came = perDesk((): { from?: HTMLElement | undefined } => ({}));

export function openMode(desk: Desk, id: string): void {
  came(desk).from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
  desk.editor.setView({ mode: id });
}

export const closeMode = ({ editor }: Desk): void => editor.setView({ mode: undefined });

/** Whether it was a person who went there. */
export const isPersons = (desk: Desk): boolean => came(desk).from !== undefined;

/** The lens that has the stage's room; undefined where the stage has it, or the view names none that can take it. Esc goes back. */
export function useMode(): LensDefinition | undefined {
  const desk = useDesk();
  const wanted = useEditor((s) => s.document.view.mode);
  const mode = lenses.find(({ id, large }) => large && id === wanted);
  const was = useRef(mode);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], :popover-open'))
      return;
    event.preventDefault();
    closeMode(desk);
  });
  useEffect(() => {
    if (!mode) return;
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [mode]);
  useEffect(() => {
    const before = was.current;
    was.current = mode;
    if (mode || !before) return;
    const { from } = came(desk);
    came(desk).from = undefined;
    const back = from?.isConnected ? from : document.getElementById(`lens-tab-${before.id}`);
    back?.focus({ preventScroll: from !== undefined });
  }, [mode, desk]);
  return mode;
}
