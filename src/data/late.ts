/**
 * @file Generators that are too long for what the page loads before anything is shown. The definitions of their sets are there from the start; the page loads
 * the generators when such a set is chosen or opened, while the engine and the commands have them from the start.
 */
import { loadPart } from '#base/loadPart.ts';
import type { Random } from '#base/random.ts';
import type { Samples } from '#nn/dataset.ts';

type Generate = (values: never, random: Random) => Samples;

const late = new Map<string, Generate | undefined>();

/** The `generate` of a set whose generator is provided later. */
export function generatedLate(type: string): (values: unknown, random: Random) => Samples {
  if (!late.has(type)) late.set(type, undefined);
  return (values, random) => {
    const generate = late.get(type);
    if (!generate) throw new Error(`data: the generator of ${type} is not loaded`);
    return generate(values as never, random);
  };
}

export function provideGenerators(generators: Readonly<Record<string, Generate>>): void {
  for (const [type, generate] of Object.entries(generators)) late.set(type, generate);
}

/** Whether samples of a set can be prepared. */
export const isLoaded = (type: string): boolean => !late.has(type) || late.get(type) !== undefined;

// Marked: the worker, which has the generators, is spared it.
const worlds = /* @__PURE__ */ loadPart(() => import('./worlds/generators.ts'));
const tables = /* @__PURE__ */ loadPart(() => import('./table/generators.ts'));

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
