/** @file How high a frame would have to be for nothing in it to scroll: told to the page around, which may give it that room, or not. */

/** What scrolls by itself has this attribute; what scrolls as a whole where there is little width has `data-page`. */
const TALL = '[data-tall]';
/** In px: differences that are none, and the least and most that is asked for. */
const SAME = 4;
const [LEAST, MOST] = [240, 10_000];
/** Milliseconds: at most five messages a second. */
const EVERY = 200;

/** Px that what is in a box takes, and that it has; or where what scrolls with the page ends. */
export type Measured = { readonly content: number; readonly room: number } | { readonly end: number };

/** The height at which none of the boxes would have to scroll, in a frame of this height. */
export function wantedHeight(boxes: readonly Measured[], height: number): number | undefined {
  if (boxes.length === 0) return undefined;
  const wanted = boxes.map((box) => ('end' in box ? box.end : height + box.content - box.room));
  return Math.min(MOST, Math.max(LEAST, Math.ceil(Math.max(...wanted))));
}

function measure(element: HTMLElement): Measured {
  const { scrollHeight, clientHeight } = element;
  if (scrollHeight > clientHeight) return { content: scrollHeight, room: clientHeight };
  const content = lowest(element) - element.getBoundingClientRect().top + paddingBelow(element);
  return { content: Math.min(Math.max(0, content), clientHeight), room: clientHeight };
}

const endOf = (page: Element): Measured => ({ end: lowest(page) + scrollY + paddingBelow(page) });

const paddingBelow = (element: Element): number => Number.parseFloat(getComputedStyle(element).paddingBottom) || 0;

/** Where what is in an element ends; what stays where it is while the page scrolls is no part of it. */
function lowest(element: Element): number {
  const ends = [...element.children].map((child) => {
    const { display, position } = getComputedStyle(child);
    if (display === 'contents') return lowest(child);
    return display === 'none' || position === 'fixed' ? Number.NEGATIVE_INFINITY : child.getBoundingClientRect().bottom;
  });
  return Math.max(Number.NEGATIVE_INFINITY, ...ends);
}

/** Tells the height that is wanted, now and whenever it is another. */
export function watchHeight(root: HTMLElement, tell: (height: number) => void): void {
  let last: number | undefined;
  let due = false;
  const look = () => {
    due = false;
    const page = root.querySelector('[data-page]');
    const scrolls = page && getComputedStyle(page).overflowY === 'visible';
    const boxes = [...root.querySelectorAll<HTMLElement>(TALL)].filter((box) => box.getClientRects().length > 0);
    const wanted = wantedHeight(scrolls ? [endOf(page)] : boxes.map(measure), innerHeight);
    if (wanted === undefined || (last !== undefined && Math.abs(wanted - last) < SAME)) return;
    last = wanted;
    tell(wanted);
  };
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(look, EVERY);
  };
  new MutationObserver(soon).observe(root, { childList: true, subtree: true, attributes: true });
  addEventListener('resize', soon);
  soon();
}
