/** @file How the page comes by generators that are late. Apart from them: the worker has its own, and a bundler lays out anew whatever may come in two ways. */
import { loadPart } from '#base/loadPart.ts';
import { isLoaded, provideGenerators } from './late.ts';

const worlds = loadPart(() => import('./worlds/generators.ts'));
const tables = loadPart(() => import('./table/generators.ts'));

/** Loads what a set needs before samples can be prepared; undefined where it is there. Rejects where it cannot be fetched. */
export function loadGenerator(type: string): Promise<void> | undefined {
  if (isLoaded(type)) return undefined;
  return (type === 'table' ? tables : worlds)().then(({ generators }) => provideGenerators(generators));
}

/**
 * Does something at once, or when what it waits for is there; of several things asked for in the meantime only the newest.
 * @returns ask for it; `failed` is called where what it waits for does not come
 */
export function newestOnceLoaded(): (loading: Promise<void> | undefined, then: () => void, failed: () => void) => void {
  let newest = 0;
  return (loading, then, failed) => {
    const turn = ++newest;
    if (!loading) return then();
    loading.then(
      () => turn === newest && then(),
      () => turn === newest && failed(),
    );
  };
}

/** Said where a generator cannot be fetched. */
export const NOT_LOADED = 'What draws this data set could not be loaded. Check the connection and try again.';
