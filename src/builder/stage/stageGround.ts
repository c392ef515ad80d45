/** @file The stage that a desk shows now, for those who carry something over it: which place lies under the pointer. One at a time. */
import type { Pins } from '#stage/layout/pins.ts';
import { type PlacedColumn, type Slot, slotAt } from '#stage/layout/stackLayout.ts';
import { type Desk, perDesk } from '#state/desk.ts';

interface Stage {
  /** The element whose corner is the layout's. */
  readonly element: HTMLElement;
  /** What scrolls it. */
  readonly view: HTMLElement;
  readonly slots: readonly Slot[];
  /** Where containers stand that are folded to one column. */
  readonly folded: readonly PlacedColumn[];
  /** What stays in sight at the ends of a row as wide as this. */
  readonly pins: Pins | undefined;
  readonly width: number;
}

const grounds = perDesk((): { stage?: Stage | undefined } => ({}));

/** Called by the stage whenever its layout is another; returns how to take it away. */
export function provideStage(desk: Desk, next: Stage): () => void {
  const ground = grounds(desk);
  ground.stage = next;
  return () => {
    if (ground.stage === next) ground.stage = undefined;
  };
}

const within = (box: DOMRect, x: number, y: number) =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** A point of the viewport in the layout's coordinates: over what is pinned, there. */
function toLayout({ element, view, pins, width }: Stage, x: number, y: number): { x: number; y: number } {
  const [box, shown] = [element.getBoundingClientRect(), view.getBoundingClientRect()];
  const at = { x: x - box.left, y: y - box.top };
  if (!pins) return at;
  const right = shown.left + view.clientWidth;
  if (x < shown.left + pins.left) return { ...at, x: x - shown.left };
  return x > right - pins.right ? { ...at, x: width - (right - x) } : at;
}

/** The place under a point of the viewport, or undefined: beside the stage, or where it is hidden by what lies over it. */
export function placeUnder(desk: Desk, x: number, y: number): string | undefined {
  const { stage } = grounds(desk);
  if (!stage || !within(stage.view.getBoundingClientRect(), x, y)) return undefined;
  const at = toLayout(stage, x, y);
  return slotAt(stage.slots, at.x, at.y)?.key;
}

/** The folded container under a point of the viewport. */
export function foldedUnder(desk: Desk, x: number, y: number): string | undefined {
  const { stage } = grounds(desk);
  if (!stage || !within(stage.view.getBoundingClientRect(), x, y)) return undefined;
  const at = toLayout(stage, x, y);
  return stage.folded.find((c) => at.x >= c.x && at.x <= c.x + c.width && at.y >= c.y && at.y <= c.y + c.height)?.id;
}

/** Pixels from the edge within which what is carried scrolls the stage, and its speed there in pixels a frame. */
const EDGE = 48;
const SPEED = 14;

const pull = (from: number, to: number, at: number): number => {
  if (at < from || at > to || to - from < 3 * EDGE) return 0;
  if (at < from + EDGE) return -SPEED * (1 - (at - from) / EDGE);
  return at > to - EDGE ? SPEED * (1 - (to - at) / EDGE) : 0;
};

/** What scrolls the stage: itself, the panel that it stands in, or the page. */
function scrollerOf(view: HTMLElement): HTMLElement {
  for (let element: HTMLElement | null = view; element; element = element.parentElement) {
    const scrolls = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    if (scrolls && (element === document.scrollingElement || /auto|scroll/.test(getComputedStyle(element).overflow)))
      return element;
  }
  return view;
}

/** Where what it scrolls is seen: the page's box moves as it is scrolled, and its window does not. */
const seenIn = (scroller: HTMLElement): DOMRect =>
  scroller === document.scrollingElement
    ? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
    : scroller.getBoundingClientRect();

/** Scrolls the stage where a point lies near its edge. Returns whether it moved. */
export function scrollNear(desk: Desk, x: number, y: number): boolean {
  const { stage } = grounds(desk);
  if (!stage) return false;
  const view = scrollerOf(stage.view);
  const box = seenIn(view);
  if (!within(box, x, y)) return false;
  const [left, top] = [view.scrollLeft, view.scrollTop];
  view.scrollBy(pull(box.left, box.right, x), pull(box.top, box.bottom, y));
  return view.scrollLeft !== left || view.scrollTop !== top;
}

/** Brings a place into sight. */
export function revealPlace(desk: Desk, key: string): void {
  const { stage } = grounds(desk);
  const slot = stage?.slots.find((s) => s.key === key);
  if (!stage || !slot) return;
  const view = scrollerOf(stage.view);
  const [box, from] = [seenIn(view), stage.element.getBoundingClientRect()];
  const down = slot.width > slot.height && slot.height < 48;
  const x = from.left + slot.x + (down ? slot.width / 2 : slot.line);
  const y = from.top + slot.y + (down ? slot.line : slot.from);
  if (x < box.left + EDGE || x > box.right - EDGE) view.scrollBy({ left: x - box.left - box.width / 2 });
  if (y < box.top + EDGE || y > box.bottom - EDGE) view.scrollBy({ top: y - box.top - box.height / 2 });
}
