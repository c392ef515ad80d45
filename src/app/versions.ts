/** @file The page without a network, and the page in a newer version: loaded when there is nothing else to do. */
import { fetchParts } from '#base/loadPart.ts';
import type { Editor } from '#state/editor.ts';
import { newVersion } from './versionWords.ts';

/** Milliseconds between two looks at what is served, at least. */
const LOOK_EVERY = 15 * 60_000;

/** Keeps every file of the page in this browser; where that is not allowed, at least the parts that are still to come are fetched. */
async function keepFiles(): Promise<ServiceWorkerRegistration | undefined> {
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return undefined;
  try {
    return await navigator.serviceWorker.register('./sw.js');
  } catch {
    void fetchParts(); // no secure connection, or a frame without an origin
    return undefined;
  }
}

/** Whether another version than the one at hand is served now. Where that is not known: no. */
async function isOutdated(): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src.split('/').at(-1);
  const served = await fetch('./', { cache: 'no-cache' }).catch(() => undefined);
  if (!script || !served?.ok) return false;
  const text = await served.text();
  // An answer that is no page of ours says nothing: the network may ask for a password.
  return text.includes('<title>Strata</title>') && !text.includes(script);
}

/** Makes the page work without a network from now on, and says when a newer version of it is there. */
export async function watchVersions({ store, notify }: Editor): Promise<void> {
  const registration = await keepFiles();
  let looked = performance.now();
  async function look(): Promise<void> {
    looked = performance.now();
    // Several parts that do not come ask at the same moment; it is said once.
    if (!(await isOutdated()) || signal.aborted) return;
    stop.abort();
    void registration?.update().catch(() => {});
    whenFree(() =>
      notify({
        tone: 'info',
        text: newVersion.text,
        action: { label: newVersion.reload, onSelect: () => location.reload() },
      }),
    );
  }
  /** At once, or when what is said now was put away: it may matter more. */
  function whenFree(say: () => void): void {
    if (!store.getState().notice) return say();
    const end = store.subscribe(({ notice }) => {
      if (notice) return;
      end();
      say();
    });
  }
  const lookAgain = () => {
    if (document.visibilityState === 'visible' && performance.now() - looked > LOOK_EVERY) void look();
  };
  const stop = new AbortController();
  const { signal } = stop;
  addEventListener('vite:preloadError', () => void look(), { signal });
  document.addEventListener('visibilitychange', lookAgain, { signal });
  const timer = setInterval(lookAgain, LOOK_EVERY);
  signal.addEventListener('abort', () => clearInterval(timer));
}
