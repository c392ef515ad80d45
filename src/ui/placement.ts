/** @file Where a card stands: beside its mark, never over it, never off the screen. */

/** Left, top, width and height in CSS pixels of the viewport; a DOMRect is one. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
export type Side = 'top' | 'right' | 'bottom' | 'left';

export interface Placement {
  left: number;
  top: number;
  /** The side of the anchor on which it stands. */
  side: Side;
}

const opposite: Readonly<Record<Side, Side>> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

/**
 * Places a box beside an anchor: on the wished side if there is room, else on the opposite one, else on the remaining two, else
 * on the side with the most room. Along the anchor's edge it is aligned as asked and then pushed inside the viewport.
 * @param align 'start' lines up the first edges, 'center' the middles
 * @param gap between anchor and box
 * @param margin kept free along the viewport's edges
 */
export function placeBeside(
  anchor: Rect,
  box: { readonly width: number; readonly height: number },
  viewport: { readonly width: number; readonly height: number },
  wish: Side = 'right',
  align: 'start' | 'center' = 'center',
  gap = 8,
  margin = 8,
): Placement {
  const room: Readonly<Record<Side, number>> = {
    top: anchor.top - gap - margin - box.height,
    bottom: viewport.height - margin - (anchor.top + anchor.height + gap) - box.height,
    left: anchor.left - gap - margin - box.width,
    right: viewport.width - margin - (anchor.left + anchor.width + gap) - box.width,
  };
  const across: readonly Side[] = wish === 'top' || wish === 'bottom' ? ['right', 'left'] : ['bottom', 'top'];
  const order: readonly Side[] = [wish, opposite[wish], ...across];
  const side = order.find((s) => room[s] >= 0) ?? order.reduce((best, s) => (room[s] > room[best] ? s : best));

  const inside = (at: number, size: number, whole: number): number =>
    Math.max(margin, Math.min(at, whole - margin - size));
  const along = (start: number, length: number, size: number): number =>
    align === 'start' ? start : start + (length - size) / 2;

  let left: number;
  let top: number;
  if (side === 'top' || side === 'bottom') {
    left = along(anchor.left, anchor.width, box.width);
    top = side === 'top' ? anchor.top - gap - box.height : anchor.top + anchor.height + gap;
  } else {
    left = side === 'left' ? anchor.left - gap - box.width : anchor.left + anchor.width + gap;
    top = along(anchor.top, anchor.height, box.height);
  }
  return {
    left: Math.round(inside(left, box.width, viewport.width)),
    top: Math.round(inside(top, box.height, viewport.height)),
    side,
  };
}
