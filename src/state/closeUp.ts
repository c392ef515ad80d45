/** @file The number whose close-up is open: pressed on the stage, shown below it. */
import { afterPictures } from '#base/animation.ts';
import { type Desk, perDesk } from './desk.ts';
import type { EditorState } from './editorState.ts';
import type { Hovered } from './hover.ts';
import { isShown } from './isShown.ts';
import { createShared } from './shared.ts';
import { useDesk, useEditor } from './useDesk.ts';

/** A number as the pointer means it: of a picture of one sample its `cell`, over the plane or line its unit and the point. */
export interface Magnified extends Omit<Hovered, 'part'> {
  /** The step that is looked at of a layer that goes through steps and puts out the last alone. */
  readonly step?: number;
}

interface Opened {
  readonly place: Magnified | undefined;
  /** What was asked for: it is shown, or is gone, two pictures later: the stage and the panel beside it answer first. */
  readonly asked: Magnified | undefined;
  /** The page has a place for it, as a frame has not. */
  readonly room: boolean;
  /** It was just asked for, and has not had the focus. */
  readonly fresh: boolean;
}
/** Pictures of the screen between a press and its close-up. */
const PICTURES = 2;

const opened = perDesk(() => createShared<Opened>({ place: undefined, asked: undefined, room: false, fresh: false }));

export const openCloseUp = (desk: Desk, place: Magnified): void =>
  opened(desk).set({ place, asked: place, fresh: true });
/** It goes on to another number, and leaves the focus where it is. */
export const moveCloseUp = (desk: Desk, place: Magnified): void =>
  opened(desk).set({ place, asked: place, fresh: false });
export const closeCloseUp = (desk: Desk): void => opened(desk).set({ place: undefined, asked: undefined });

/** Called where there is a place for it; the function that it returns, where there is one no more. */
export function provideCloseUp(desk: Desk): () => void {
  opened(desk).set({ room: true });
  return () => opened(desk).set({ room: false });
}

/** A number is pressed: its close-up opens, or closes where it is open, a few pictures later; from one to the next it goes at once. @returns whether it was open */
export function pressNumber(desk: Desk, place: Magnified): boolean {
  const { asked: open, room } = opened(desk).get();
  if (!room) {
    closeCloseUp(desk);
    return true;
  }
  const again = open?.block === place.block && open.unit === place.unit && (place.cell ?? open.cell) === open.cell;
  if (!again && shownCloseUp(desk)) openCloseUp(desk, place);
  else {
    opened(desk).set({ asked: again ? undefined : place, fresh: !again });
    afterPictures(PICTURES, () => opened(desk).set({ place: opened(desk).get().asked }));
  }
  return again;
}

/** The number that its place shows. */
export const shownCloseUp = (desk: Desk): Magnified | undefined => opened(desk).get().place;

/** Whether the close-up takes the focus: once for each time that it is asked for, not where the page comes back from a lens. */
export function takesFocus(desk: Desk): boolean {
  const { fresh } = opened(desk).get();
  if (fresh) opened(desk).set({ fresh: false });
  return fresh;
}

/** The number whose close-up is open; undefined where none is, or where the document that the page shows has no such number. */
export function useCloseUp(): Magnified | undefined {
  const place = opened(useDesk()).use(({ place, room }) => (room ? place : undefined));
  const there = useEditor((s) => has(s, place));
  return there ? place : undefined;
}

/** Whether one is open: for who need not know of which number while a window slides from one to the next. */
export function useCloseUpOpen(): boolean {
  const desk = useDesk();
  const open = opened(desk).use(({ place, room }) => room && place !== undefined);
  const there = useEditor((s) => has(s, shownCloseUp(desk)));
  return open && there;
}

function has(state: EditorState, place: Magnified | undefined): boolean {
  if (!place || place.block === 'input') return false;
  const { block, unit, at, cell } = place;
  return isShown({ block, unit, at, cell }, state);
}
