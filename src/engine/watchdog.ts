/**
 * @file Whether a worker still answers, in the page's own waking time: counted in ticks of a timer, of which a page that was suspended, or lay in the
 * back-forward cache, sees none.
 */

/** Milliseconds of waking time between two ticks. */
export const TICK = 500;
/** Ticks of silence after which it is said, and after which the worker counts as dead. */
export const QUIET_AFTER = 4;
export const DEAD_AFTER = 24;

export class Watchdog {
  #silent = 0;

  /** Something was heard, or nobody is there to listen. */
  heard(): void {
    this.#silent = 0;
  }
  /** Nothing was heard for two seconds. */
  get quiet(): boolean {
    return this.#silent >= QUIET_AFTER;
  }
  /** Another tick passed. Whether the silence has lasted too long. */
  tick(): boolean {
    return ++this.#silent >= DEAD_AFTER;
  }
}

/** Calls back after so many milliseconds of waking time. Returns what calls it off. */
export function afterWaking(ms: number, callback: () => void): () => void {
  let left = Math.ceil(ms / TICK);
  const timer = setInterval(() => {
    if (--left > 0) return;
    clearInterval(timer);
    callback();
  }, TICK);
  return () => clearInterval(timer);
}
