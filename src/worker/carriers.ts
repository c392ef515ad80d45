/** @file Where the engine can run: a worker from its own file, one from a Blob, or the page's thread. Each needs less of the page than the one before. */
import { retried } from '#base/loadPart.ts';
import type { Carrier, Connection, Open } from '#engine/connection.ts';
import type { Command, Event } from '#engine/protocol.ts';
import { afterWaking } from '#engine/watchdog.ts';

/** How long a carrier may take to answer for the first time, in milliseconds of waking time. */
const START_TIMEOUT = 8000;

const mainThread = retried(() => import('./mainThread.ts'));
const inlineWorker = retried(() => import('./worker.ts?worker&inline'));

export const openCarrier: Open = async (carrier, receive, died) => {
  if (carrier === 'main') {
    const { startMainThread } = await mainThread();
    return { carrier, answered: Promise.resolve(), ...startMainThread(receive) };
  }
  // A lock that the worker holds while it lives: who is granted it knows that the worker is no more.
  const name = globalThis.navigator.locks ? `strata-engine-${crypto.randomUUID()}` : '';
  const worker =
    carrier === 'worker'
      ? new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name })
      : new (await inlineWorker()).default({ name });
  return connect(carrier, worker, name, receive, died);
};

/** A connection with a worker that was just made and holds the lock of a name, once it says so. */
export function connect(
  carrier: Carrier,
  worker: Worker,
  lock: string,
  receive: (event: Event) => void,
  died: () => void,
): Connection {
  const stopped = new AbortController();
  let over = (_why: string) => {};
  const answered = new Promise<void>((resolve, reject) => {
    const callOff = afterWaking(START_TIMEOUT, () => over('no answer'));
    over = (why) => {
      callOff();
      stop();
      reject(new Error(why));
    };
    worker.addEventListener(
      'message',
      () => {
        callOff();
        over = () => {
          stop();
          died();
        };
        resolve();
      },
      { once: true },
    );
  });
  worker.onmessage = ({ data }: MessageEvent<Event>) => {
    if (data.type !== 'held') return receive(data);
    navigator.locks.request(lock, { signal: stopped.signal }, () => over('ended')).catch(() => {});
  };
  worker.onerror = (event) => {
    event.preventDefault();
    over('refused');
  };
  // A message that cannot be read is lost, and whoever waits for it waits for ever.
  worker.onmessageerror = () => over('unreadable');
  worker.postMessage({ type: 'ping', n: -1 } satisfies Command);
  answered.catch(() => {}); // whoever opened it may not look yet

  function stop(): void {
    over = () => {};
    stopped.abort();
    worker.terminate();
  }
  return { carrier, answered, post: (command, transfer = []) => worker.postMessage(command, transfer), stop };
}
