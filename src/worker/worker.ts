/** @file The worker: a session behind `postMessage`. */
import type { Command } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { probes } from '#probes/index.ts';

// A message to oneself comes back after those already waiting and, unlike a timer, without a pause of its own.
const { port1, port2 } = new MessageChannel();
let next: (() => void) | undefined;
port1.onmessage = () => {
  const callback = next;
  next = undefined;
  callback?.();
};

const session = createSession(
  {
    post: (event, transfer) => self.postMessage(event, { transfer }),
    now: () => performance.now(),
    later(callback, ms) {
      if (ms > 4) setTimeout(callback, ms);
      else {
        next = callback;
        port2.postMessage(0);
      }
    },
    slice: 8,
  },
  probes,
);

self.onmessage = (message: MessageEvent<Command>) => session.receive(message.data);

// Where it is let go of, the worker is no more: whoever waits for it is told so.
const held = async (): Promise<void> => {
  if (self.name === '') return;
  await navigator.locks.request(self.name, () => {
    self.postMessage({ type: 'held' });
    return new Promise(() => {});
  });
};
held().catch(() => {}); // a frame without an origin has no locks
