/**
 * @file The first sight of the page, where nothing was asked for and nothing is kept: the first example trains by itself for a while, so that there is something
 * to see, and the shelves are offered below it until something is done.
 */
import { perDesk } from '#state/desk.ts';
import type { Editor } from '#state/editor.ts';
import { settings } from '#state/settings.ts';
import { createShared } from '#state/shared.ts';
import type { Keeper } from './keepDocument.ts';

/** As far as it trains by itself. */
export const FIRST_STEPS = 800;
/** Slower than this many steps a second it would take too long. */
const FAST_ENOUGH = 400;

/** Whether this is the first sight, and nothing has been done yet. */
export const firstSight = perDesk(() => createShared({ first: false }));

/** Whether the reader asked for little to be fetched. */
export const savesData = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Not where little is to move or to be fetched, nor where the reader chose to see each step. */
export function mayTrainByItself(): boolean {
  const { speed } = settings.getState();
  return (
    !savesData() && !matchMedia('(prefers-reduced-motion: reduce)').matches && (speed === null || speed >= FAST_ENOUGH)
  );
}

/** Trains what is on the page to `FIRST_STEPS`, then waits. Nobody asked for it: it makes no entry of the library and none of the history, and what anybody does ends it. */
export function trainByItself({ store, engine, togglePlay }: Editor, keeper: Pick<Keeper, 'overlook'>): void {
  const { work } = store.getState();
  let played = false;
  const look = () => {
    const { status, written, work: now, history } = store.getState();
    // What is done in between is told to the engine as it is, without the pause.
    if (now !== work || history.past.length > 0) return stop();
    if (!played && status.state === 'paused') {
      played = true;
      const { training } = written;
      engine.tune({ ...written, training: { ...training, pause: { type: 'step', step: FIRST_STEPS } } });
      togglePlay(true);
    } else if (played && status.state === 'running') keeper.overlook();
    else if (played && status.state !== 'loading' && ran) {
      engine.tune(written);
      stop();
    }
    ran ||= played && status.state === 'running';
  };
  let ran = false;
  const stop = store.subscribe(look);
  look();
}
