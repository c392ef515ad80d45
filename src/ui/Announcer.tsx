import { useEffect, useRef } from 'react';
import { announceQueue } from './announceQueue.ts';

/** Live regions on the page: the last is that of the dialog on top, since what lies behind a modal dialog is not read out. */
const regions: HTMLElement[] = [];
/** What is said within so many milliseconds before a dialog closes is said again by the region behind it. */
const CARRIED = 500;
let odd = false;
let saidAt = 0;

const queue = announceQueue(
  (text) => {
    odd = !odd;
    saidAt = performance.now();
    const region = regions.at(-1);
    // the same words twice would be no change and stay unsaid; a space that breaks nothing makes them one
    if (region) region.textContent = odd ? text : `${text}\u00a0`;
  },
  {
    now: () => performance.now(),
    after: (ms, call) => {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
  },
);

/**
 * Says `text` to people who listen to the page.
 * @param kind 'progress' for what repeats while training runs: at most every 2 s, newest only. Default: at once.
 */
export function announce(text: string, kind: 'now' | 'progress' = 'now'): void {
  queue[kind](text);
}

/** A live region: one near the root of the page, and one in each modal dialog. */
export function Announcer() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const region = element.current;
    if (!region) return;
    regions.push(region);
    return () => {
      regions.splice(regions.indexOf(region), 1);
      const next = regions.at(-1);
      if (next && region.textContent && performance.now() - saidAt < CARRIED) next.textContent = region.textContent;
    };
  }, []);
  return <div ref={element} role="status" aria-live="polite" aria-atomic="true" className="visually-hidden" />;
}
