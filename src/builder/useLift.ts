import { type PointerEvent, useRef } from 'react';
import { type Cargo, cancelDrag, dragged, drop, hover, lift } from './drag.ts';

/** Pixels a pointer moves before a press becomes a lift. */
const THRESHOLD = 5;

/** The index of the slot under a place of the viewport, or undefined. */
function slotAt(x: number, y: number): number | undefined {
  for (const element of document.querySelectorAll<HTMLElement>('[data-slot]')) {
    const box = element.getBoundingClientRect();
    if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return Number(element.dataset['slot']);
  }
  return undefined;
}

/** Pointer handlers that lift something once it is dragged, carry it over the slots of the stack, and drop it. A press without a drag stays a click. */
export function useLift(cargo: Cargo | undefined) {
  const pressed = useRef<{ x: number; y: number; id: number; lifted?: boolean } | undefined>(undefined);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      // A finger on the row means to scroll it; the grip, where there is one, means to lift.
      const grip = event.currentTarget.querySelector('[data-grip]');
      if (
        !cargo ||
        event.button !== 0 ||
        (event.pointerType === 'touch' && grip && !grip.contains(event.target as Node))
      )
        return;
      pressed.current = { x: event.clientX, y: event.clientY, id: event.pointerId };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const from = pressed.current;
      if (!from || !cargo || event.pointerId !== from.id) return;
      const { clientX: x, clientY: y } = event;
      if (!dragged().cargo) {
        // Cancelled by Esc: the button is still down, but holds nothing any more.
        if (from.lifted) return;
        if (Math.hypot(x - from.x, y - from.y) < THRESHOLD) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.lifted = true;
        lift(cargo, { x, y });
      }
      hover(slotAt(x, y), { x, y });
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const lifted = pressed.current?.lifted;
      pressed.current = undefined;
      if (!lifted) return;
      event.preventDefault();
      if (dragged().by === 'pointer') drop();
      // The click that follows a drag is not one, nor one that follows a drag that Esc put an end to.
      const { currentTarget } = event;
      currentTarget.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => currentTarget.removeEventListener('click', swallow, { capture: true }), 0);
    },
    onPointerCancel() {
      pressed.current = undefined;
      if (dragged().by === 'pointer') cancelDrag();
    },
  };
}

const swallow = (event: Event) => {
  event.preventDefault();
  event.stopPropagation();
};
