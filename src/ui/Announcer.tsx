import { useEffect, useRef } from 'react';
import { announceQueue } from './announceQueue.ts';

let region: HTMLElement | null = null;
let odd = false;

const queue = announceQueue(
  (text) => {
    odd = !odd;
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

/** The page's one live region; render it once, near the root. */
export function Announcer() {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    region = element.current;
    return () => {
      region = null;
    };
  }, []);
  return <div ref={element} role="status" aria-live="polite" aria-atomic="true" className="visually-hidden" />;
}
