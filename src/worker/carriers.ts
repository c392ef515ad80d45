/**
 * @file Where the engine and the laboratory can run: each in a worker from its own file, one from a Blob, or the page's thread. Each needs less of the page than
 * the one before.
 */
import { retried } from '#base/loadPart.ts';
import type { Carrier, Connection, Open } from '#engine/connection.ts';
import type { Order, Report } from '#engine/laboratory/protocol.ts';
import { afterWaking } from '#engine/watchdog.ts';
import { measuredNames } from '#probes/measuredNames.ts';

/** How long a carrier may take to answer for the first time, in milliseconds of waking time. */
const START_TIMEOUT = 8000;

interface Ways<Said, Heard> {
  ofFile(name: string): Worker;
  ofBlob(): Promise<{ default: new (options?: { name?: string }) => Worker }>;
  onPage(): Promise<(receive: (heard: Heard) => void) => Pick<Connection<Said>, 'post' | 'stop'>>;
}

/** Opens one of the ways. */
const opens =
  <Said, Heard extends { readonly type: string }>(lock: string, ways: Ways<Said, Heard>): Open<Said, Heard> =>
  async (carrier, receive, died) => {
    if (carrier === 'main') {
      const start = await ways.onPage();
      return { carrier, answered: Promise.resolve(), ...start(receive) };
    }
    // A lock that the worker holds while it lives: who is granted it knows that the worker is no more.
    const name = globalThis.navigator.locks ? `strata-${lock}-${crypto.randomUUID()}` : '';
    const worker = carrier === 'worker' ? ways.ofFile(name) : new (await ways.ofBlob()).default({ name });
    return connect<Said, Heard>(carrier, worker, name, receive, died);
  };

export const openCarrier: Open = opens('engine', {
  ofFile: (name) => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name }),
  ofBlob: retried(() => import('./wholeWorker.ts?worker&inline')),
  onPage: retried(async () => (await import('./mainThread.ts')).startMainThread),
});

const openLaboratory: Open<Order, Report> = opens('laboratory', {
  ofFile: (name) => new Worker(new URL('./laboratory.ts', import.meta.url), { type: 'module', name }),
  ofBlob: retried(() => import('./laboratory.ts?worker&inline')),
  onPage: retried(async () => (await import('./laboratoryOnPage.ts')).startLaboratoryOnPage),
});

export const laboratory = { open: openLaboratory, measures: measuredNames };

/** A connection with a worker that was just made and holds the lock of a name, once it says so. */
export function connect<Said, Heard extends { readonly type: string }>(
  carrier: Carrier,
  worker: Worker,
  lock: string,
  receive: (heard: Heard) => void,
  died: () => void,
): Connection<Said> {
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
  worker.onmessage = ({ data }: MessageEvent<Heard>) => {
    if (data.type !== 'held') return receive(data);
    navigator.locks.request(lock, { signal: stopped.signal }, () => over('ended')).catch(() => {});
  };
  worker.onerror = (event) => {
    event.preventDefault();
    over('refused');
  };
  // A message that cannot be read is lost, and whoever waits for it waits for ever.
  worker.onmessageerror = () => over('unreadable');
  worker.postMessage({ type: 'ping', n: -1 });
  answered.catch(() => {}); // whoever opened it may not look yet

  function stop(): void {
    over = () => {};
    stopped.abort();
    worker.terminate();
  }
  return { carrier, answered, post: (said, transfer = []) => worker.postMessage(said, transfer), stop };
}
