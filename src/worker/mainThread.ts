/** @file The engine on the page's own thread, in short slices: for pages that are not allowed a worker of any kind. */
import type { Command, Event } from '#engine/protocol.ts';
import { createSession } from '#engine/session.ts';
import { probes } from '#probes/index.ts';

export function startMainThread(receive: (event: Event) => void): { post(command: Command): void; stop(): void } {
  let stopped = false;
  const session = createSession(
    {
      // Events are delivered as messages would be: later, never from within a command.
      post: (event) => queueMicrotask(() => !stopped && receive(event)),
      now: () => performance.now(),
      later: (callback, ms) => {
        setTimeout(() => !stopped && callback(), ms);
      },
      slice: 6,
    },
    probes,
  );
  return {
    post: (command) => {
      setTimeout(() => !stopped && session.receive(command));
    },
    stop: () => {
      stopped = true;
    },
  };
}
