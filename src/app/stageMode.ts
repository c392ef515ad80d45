/** @file What takes the stage's room: `view.mode`, the id of a lens. Going back leads to the very same place, the focus too. */
import { useEffect, useEffectEvent, useRef } from 'react';
import { afterPictures } from '#base/animation.ts';
import { lenses } from '#lenses/index.ts';
import { type Desk, perDesk } from '#state/desk.ts';
import { settings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { pressName } from '#ui/keys.ts';
import { runShortcut, type Shortcuts } from '#ui/shortcut.ts';
import { noSuchMode } from './stageModeWords.ts';

/** What has the stage's room: a lens, or the comparison. */
export interface Mode {
  readonly id: string;
  readonly title: string;
}

/** The document and its variants side by side. */
export const COMPARE: Mode = { id: 'compare', title: 'Compare' };
const modes: readonly Mode[] = [...lenses, COMPARE];

/** Whether a person went there, what had the focus then, and which lens they opened last. */
const came = perDesk((): { person: boolean; from?: HTMLElement | undefined; last?: string } => ({ person: false }));

/** The id of the button that opens a lens. */
export const lensButton = (id: string): string => `lens-${id}`;

/** A person opens a lens. */
export function openMode(desk: Desk, id: string): void {
  const { activeElement } = document;
  Object.assign(came(desk), {
    person: true,
    from: activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined,
    last: id,
  });
  desk.editor.setView({ mode: id });
}

/** Another lens in the place of the one that is open. */
export function switchMode(desk: Desk, id: string): void {
  came(desk).last = id;
  desk.editor.setView({ mode: id });
}

export const closeMode = ({ editor }: Desk): void => editor.setView({ mode: undefined });

/** Leaves the room to the stage, and the lens stands beside it. */
export function putBeside(desk: Desk, id: string): void {
  came(desk).from = undefined;
  desk.editor.setView({ mode: undefined, lens: id });
}

/** Whether it was a person who went there. */
export const isPersons = (desk: Desk): boolean => came(desk).person;

/** Keys of lenses that have the stage's room: the one that was open last opens, and closes. */
export const modeKeys = {
  turn: {
    keys: ['Alt+L'],
    run: (desk: Desk, mode: Mode | undefined) =>
      mode ? closeMode(desk) : openMode(desk, came(desk).last ?? settings.getState().lens),
  },
  back: {
    keys: ['Escape'],
    run: (desk: Desk, mode: Mode | undefined) => (mode ? closeMode(desk) : false),
  },
} satisfies Shortcuts<[desk: Desk, mode: Mode | undefined]>;

/** Where a letter is typed, and means no key of ours. */
const isTyped = (press: string | undefined, { target }: KeyboardEvent): boolean =>
  press !== 'Escape' &&
  target instanceof Element &&
  target.closest('input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable]') !== null;

/** The lens that has the stage's room; undefined where the stage has it. Esc goes back; a mode that there is not is told. */
export function useMode(): Mode | undefined {
  const desk = useDesk();
  const wanted = useEditor((s) => s.document.view.mode);
  const mode = modes.find(({ id }) => id === wanted);
  const work = useEditor((s) => s.work);
  const several = useEditor((s) => s.written.variants !== undefined);
  // A document with variants opens beside them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each work
  useEffect(() => {
    if (several && wanted === undefined) desk.editor.setView({ mode: COMPARE.id });
  }, [work, desk]);
  const was = useRef(mode);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open], :popover-open')) return;
    const press = pressName(event);
    if (!isTyped(press, event) && runShortcut<[Desk, Mode | undefined]>(modeKeys, press, desk, mode))
      event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
  useEffect(() => {
    if (wanted === undefined || modes.some(({ id }) => id === wanted)) return;
    desk.editor.notify({
      tone: 'info',
      text: noSuchMode(
        wanted,
        modes.map(({ id }) => id),
      ),
    });
  }, [wanted, desk]);
  useEffect(() => {
    const before = was.current;
    was.current = mode;
    if (mode || !before) return;
    const { from } = came(desk);
    Object.assign(came(desk), { person: false, from: undefined });
    const back = from?.isConnected ? from : document.getElementById(lensButton(before.id));
    const held = document.activeElement;
    // Not before the page is seen, since taking the focus lays all of it out; nor where somebody has put it elsewhere meanwhile.
    return afterPictures(1, () => {
      if (document.activeElement === held) back?.focus({ preventScroll: from !== undefined });
    });
  }, [mode, desk]);
  return mode;
}
