import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import { foldedUnder, placeUnder, scrollNear } from '#builder/stage/stageGround.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { type Cargo, cancelDrag, dragged, drop, hover, lift } from './drag.ts';
import { expectDrag } from './dropParts.ts';
import { restOver } from './restOver.ts';

/** Pixels a pointer moves before a press becomes a lift. */
const THRESHOLD = 5;
/** Milliseconds that a finger rests before it lifts what otherwise scrolls with it. */
const REST = 350;

interface Pressed {
  readonly x: number;
  readonly y: number;
  readonly id: number;
  lifted: boolean;
  /** It went somewhere. */
  carried: boolean;
  /** Where a finger must rest first. */
  timer?: ReturnType<typeof setTimeout>;
  readonly stops: (() => void)[];
}

/** Neither scrolls nor becomes a click. */
const keepTouch = (event: TouchEvent) => event.preventDefault();

/** Scrolls the stage for as long as something is carried near its edge. */
function scrollWhileCarried(desk: Desk): () => void {
  let frame = 0;
  const step = () => {
    const { cargo, by, x, y } = dragged(desk);
    if (!cargo || by !== 'pointer') return;
    if (scrollNear(desk, x, y)) hover(desk, placeUnder(desk, x, y), { x, y });
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

/**
 * Handlers that lift something once it is dragged (under a finger: by its grip, or once the finger has rested on it), carry it over the places of the stage,
 * and drop it. A press without a drag stays a click; a finger that rested and is let go where it was means the menu, as a right click does.
 */
export function useLift(cargo: Cargo | undefined) {
  const desk = useDesk();
  const pressed = useRef<Pressed | undefined>(undefined);
  useEffect(() => () => release(desk, pressed), [desk]);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (!cargo || event.button !== 0) return;
      const { currentTarget: element, clientX: x, clientY: y, pointerId: id } = event;
      release(desk, pressed);
      expectDrag();
      // A finger on the row means to scroll it; the grip, where there is one, or a rest means to lift.
      const grip = element.querySelector('[data-grip]');
      const touch = event.pointerType === 'touch';
      const rests = touch && !grip?.contains(event.target as Node) && !('palette' in element.dataset);
      pressed.current = press(desk, pressed, cargo, element, { x, y, id }, rests);
    },
    onContextMenuCapture(event: MouseEvent<HTMLElement>) {
      // A long press is a lift here, not a menu.
      if (pressed.current?.timer === undefined && !pressed.current?.lifted) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

function release(desk: Desk, pressed: { current: Pressed | undefined }): void {
  restOver(desk, undefined);
  clearTimeout(pressed.current?.timer);
  for (const stop of pressed.current?.stops ?? []) stop();
  pressed.current = undefined;
}

/** Follows the pointer, wherever it goes, until it is let go. @param rests it must rest first */
function press(
  desk: Desk,
  pressed: { current: Pressed | undefined },
  cargo: Cargo,
  element: HTMLElement,
  at: Pick<Pressed, 'x' | 'y' | 'id'>,
  rests: boolean,
): Pressed {
  const from: Pressed = { ...at, lifted: false, carried: false, stops: [] };
  const listen = <E extends 'pointermove' | 'pointerup' | 'pointercancel'>(
    type: E,
    listener: (event: globalThis.PointerEvent) => void,
  ) => {
    const own = (event: globalThis.PointerEvent) => event.pointerId === from.id && listener(event);
    window.addEventListener(type, own);
    from.stops.push(() => window.removeEventListener(type, own));
  };
  const begin = (x: number, y: number) => {
    // The pointer stays with what it carries; a mouse that is gone meanwhile has none.
    if (element.isConnected) element.setPointerCapture(from.id);
    from.lifted = true;
    document.addEventListener('touchmove', keepTouch, { passive: false });
    from.stops.push(() => document.removeEventListener('touchmove', keepTouch), scrollWhileCarried(desk));
    lift(desk, cargo, { x, y });
    hover(desk, placeUnder(desk, x, y), { x, y });
  };
  listen('pointermove', ({ clientX: x, clientY: y }) => {
    from.carried ||= Math.hypot(x - from.x, y - from.y) >= THRESHOLD;
    if (!dragged(desk).cargo) {
      // Cancelled by Esc: the button is still down, but holds nothing any more.
      if (from.lifted || !from.carried) return;
      if (from.timer !== undefined) return release(desk, pressed); // it scrolls
      begin(x, y);
    }
    hover(desk, placeUnder(desk, x, y), { x, y });
    restOver(desk, foldedUnder(desk, x, y));
  });
  listen('pointerup', (event) => {
    release(desk, pressed);
    if (!from.lifted) return;
    event.preventDefault();
    const asks = rests && !from.carried;
    if (dragged(desk).by === 'pointer') asks ? cancelDrag(desk) : drop(desk);
    // The click that follows a drag is not one, nor one that follows a drag that Esc put an end to. A finger's comes later, or not at all where its end is kept.
    window.addEventListener('click', swallow, { capture: true, once: true });
    document.addEventListener('touchend', keepTouch, { passive: false, once: true });
    setTimeout(() => {
      window.removeEventListener('click', swallow, { capture: true });
      document.removeEventListener('touchend', keepTouch);
      if (asks) element.dispatchEvent(new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    }, 0);
  });
  listen('pointercancel', () => {
    release(desk, pressed);
    if (dragged(desk).by === 'pointer') cancelDrag(desk);
  });
  if (rests) from.timer = setTimeout(() => pressed.current === from && begin(from.x, from.y), REST);
  return from;
}

const swallow = (event: Event) => {
  event.preventDefault();
  event.stopPropagation();
};
