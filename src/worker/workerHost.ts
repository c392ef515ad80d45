/** @file What a worker is to that which works in it: a clock, turns between which messages are seen, and a lock by which its end is known. */

// A message to oneself comes back after those already waiting and, unlike a timer, without a pause of its own.
const { port1, port2 } = new MessageChannel();
let next: (() => void) | undefined;
port1.onmessage = () => {
  const callback = next;
  next = undefined;
  callback?.();
};

export const workerHost = {
  post: (message: unknown, transfer: ArrayBuffer[]) => self.postMessage(message, { transfer }),
  now: () => performance.now(),
  later(callback: () => void, ms: number) {
    // As long as timers need, at the least, once they follow one another.
    if (ms >= 4) setTimeout(callback, ms);
    else {
      next = callback;
      port2.postMessage(0);
    }
  },
  slice: 8,
};

/** Holds the lock of the worker's name. Where it is let go of, the worker is no more: whoever waits for it is told so. */
export function holdLock(): void {
  const held = async (): Promise<void> => {
    if (self.name === '') return;
    await navigator.locks.request(self.name, () => {
      self.postMessage({ type: 'held' });
      return new Promise(() => {});
    });
  };
  held().catch(() => {}); // a frame without an origin has no locks
}
