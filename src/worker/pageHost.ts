/** @file The page's own thread in place of a worker, in short slices: for pages that are not allowed a worker of any kind. */

interface Host<Said> {
  post(said: Said, transfer: ArrayBuffer[]): void;
  now(): number;
  later(callback: () => void, ms: number): void;
  readonly slice: number;
}

/** @param slice milliseconds that the page is not asked for anything else */
export function onThisThread<Heard, Said>(
  start: (host: Host<Said>) => { receive(heard: Heard): void },
  slice: number,
  receive: (said: Said) => void,
): { post(heard: Heard): void; stop(): void } {
  let stopped = false;
  const { receive: hear } = start({
    // What is said is delivered as messages would be: later, never from within what was heard.
    post: (said) => queueMicrotask(() => !stopped && receive(said)),
    now: () => performance.now(),
    later: (callback, ms) => {
      setTimeout(() => !stopped && callback(), ms);
    },
    slice,
  });
  return {
    post: (heard) => {
      setTimeout(() => !stopped && hear(heard));
    },
    stop: () => {
      stopped = true;
    },
  };
}
