/** @file An embedded document trains only while it is looked at: it pauses when scrolled away or hidden, and goes on when it comes back. */

import type { Rests } from '#engine/client.ts';

export interface Trained {
  /** Whether it trains now. */
  running(): boolean;
  play(): void;
  pause(): void;
  /** Lays down every other work too, such as bringing back a run, or a search with many starts. */
  rest(rests: Rests): void;
}

/** Less of the frame than this in view counts as off-screen. */
const SEEN = 0.1;

/**
 * Watches an element and its page. Needs nothing of the host: no messages, no storage, no shared memory.
 * @param onFirstSeen called once when the frame first comes into view
 * @returns stops watching
 */
export function pauseOffScreen(element: Element, trained: Trained, onFirstSeen: () => void = () => {}): () => void {
  let inView = true;
  let seen = false;
  let resume = false;
  const update = () => {
    const visible = inView && document.visibilityState !== 'hidden';
    if (visible && !seen) {
      seen = true;
      onFirstSeen();
    }
    if (visible && resume) {
      resume = false;
      trained.play();
    } else if (!visible && trained.running()) {
      resume = true;
      trained.pause();
    }
    trained.rest(visible ? 'nothing' : 'everything');
  };
  const observer = new IntersectionObserver(
    ([entry]) => {
      // A tall frame may fill the screen with a small share of itself.
      inView = entry !== undefined && (entry.intersectionRatio >= SEEN || entry.intersectionRect.height >= 200);
      update();
    },
    { threshold: [0, SEEN, 0.25, 0.5] },
  );
  observer.observe(element);
  document.addEventListener('visibilitychange', update);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', update);
  };
}
