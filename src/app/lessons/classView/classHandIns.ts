/** @file The hand-ins of a class while the page is open, and what came of making their runs again, a hand-in at a time. Nothing of it is kept or sent. */
import type { Laboratory, Replayed, RunningJob } from '#engine/client.ts';
import type { Lesson } from '#lesson/index.ts';
import { type Checked, check, type Prepared, prepare, runsToMake } from '#lessons/handIns/check.ts';
import { type Fault, type Source, type Taken, takeIn } from '#lessons/handIns/take.ts';
import { createShared } from '#state/shared.ts';
import { lessonNamed } from '../course.ts';
import { NOT_LOADED, NOT_REPLAYED } from './classViewWords.ts';

export interface ClassHandIns {
  readonly taken: readonly Taken[];
  readonly faults: readonly Fault[];
  /** Lessons that came along. */
  readonly lessons: readonly Lesson[];
  /** In the order of `taken`; undefined until it was made again. */
  readonly checked: readonly (Checked | undefined)[];
  /** Runs that are being made again, of so many. */
  readonly under: { readonly done: number; readonly of: number } | undefined;
  readonly reading: boolean;
  /** Why nothing could be made again. */
  readonly trouble: string | undefined;
}

const nothing: ClassHandIns = {
  ...{ taken: [], faults: [], lessons: [], checked: [], under: undefined, reading: false, trouble: undefined },
};
export const classHandIns = createShared<ClassHandIns>(nothing);
const { get, set } = classHandIns;

let job: RunningJob<'replays'> | undefined;
/** Counts what was begun, so that what was given up says nothing more. */
let begun = 0;
/** One text after the other: each is told of what came before. */
let queue = Promise.resolve();

/** Takes hand-ins in beside those that are there, and makes their runs again. */
export function take(sources: readonly Source[], laboratory: Laboratory | undefined): Promise<void> {
  queue = queue.then(async () => {
    set({ reading: true });
    const { taken, lessons, faults } = await takeIn(sources, get().taken);
    const before = get();
    const came = new Set(lessons.map(({ id }) => id));
    set({
      reading: false,
      taken: [...before.taken, ...taken],
      faults: [...before.faults, ...faults],
      lessons: [...lessons, ...before.lessons],
      // What was graded without its lesson is graded again.
      checked: before.checked.map((one) => (one && came.has(one.handIn.lesson) ? undefined : one)),
    });
    stop();
    await goOn(laboratory);
  });
  return queue;
}

/** Makes again what was not yet. */
export async function goOn(laboratory: Laboratory | undefined): Promise<void> {
  const mine = ++begun;
  const { taken, checked, lessons } = get();
  const places = taken.flatMap((_, at) => (checked[at] ? [] : [at]));
  if (places.length === 0 || !laboratory) return;
  set({ under: { done: 0, of: places.length }, trouble: undefined });
  const prepared = await Promise.all(
    places.map(async (at) => {
      const { handIn } = taken[at]!;
      return prepare(handIn, lessons.find(({ id }) => id === handIn.lesson) ?? (await lessonNamed(handIn.lesson)));
    }),
  ).catch(() => undefined);
  if (mine !== begun) return;
  if (!prepared) return set({ under: undefined, trouble: NOT_LOADED });
  const put = tellWhole(places, prepared);
  put([]);
  const all = prepared.flatMap(runsToMake);
  const over = (trouble?: string) => {
    if (mine !== begun) return;
    job = undefined;
    set({ under: undefined, trouble });
  };
  if (all.length === 0) return over();
  const made: Replayed[] = [];
  job = laboratory.start(
    { kind: 'replays', runs: all },
    {
      progress(done, of, part) {
        if (mine !== begun) return;
        made.push(...part);
        put(made);
        set({ under: { done: Math.min(done, of), of } });
      },
      done: () => over(),
      failed: (why) => over(`${NOT_REPLAYED}${why}`),
      stopped: () => over(),
    },
    { channel: 'class view' },
  );
}

/** Puts every hand-in in its place whose runs are all made. */
function tellWhole(places: readonly number[], prepared: readonly Prepared[]): (made: readonly Replayed[]) => void {
  let [next, used] = [0, 0];
  return (made) => {
    const whole: [number, Checked][] = [];
    for (; next < prepared.length; next++) {
      const count = runsToMake(prepared[next]!).length;
      if (used + count > made.length) break;
      whole.push([places[next]!, check(prepared[next]!, made.slice(used, used + count))]);
      used += count;
    }
    if (whole.length === 0) return;
    const checked = Array.from(get().taken, (_, at) => get().checked[at]);
    for (const [at, one] of whole) checked[at] = one;
    set({ checked });
  };
}

/** What is made stays; the rest waits. */
export function stop(): void {
  begun++;
  job?.stop();
  job = undefined;
  set({ under: undefined });
}

export function clear(): void {
  stop();
  set(nothing);
}
