/** @file When to say what: a live region that is fed at every training step would never stop talking. */

/** The clock that the queue waits by; a test brings its own. */
export interface Clock {
  now(): number;
  /** Calls back after `ms`; returns how to call it off. */
  after(ms: number, call: () => void): () => void;
}

export interface AnnounceQueue {
  /** At once; takes the place of any progress that waited, since that is older news. */
  now(text: string): void;
  /** At most every `every` ms; of several that wait only the newest is said. */
  progress(text: string): void;
}

/** Makes a queue that hands the texts to `say`. */
export function announceQueue(say: (text: string) => void, clock: Clock, every = 2000): AnnounceQueue {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: string | null = null;
  let cancel: (() => void) | null = null;

  function speak(text: string): void {
    cancel?.();
    cancel = null;
    waiting = null;
    last = clock.now();
    say(text);
  }

  return {
    now: speak,
    progress(text) {
      const wait = last + every - clock.now();
      if (wait <= 0) {
        speak(text);
        return;
      }
      waiting = text;
      cancel ??= clock.after(wait, () => {
        if (waiting !== null) speak(waiting);
      });
    },
  };
}
