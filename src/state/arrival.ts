/** @file What is on its way to the page, and what is pressed in the meantime. */
import { newestOnceLoaded } from '#data/loadGenerator.ts';

export interface Arrival {
  /** See `newestOnceLoaded`; what was pressed meanwhile is done behind `then`, and forgotten where what was waited for does not come, or something newer is. */
  onceLoaded(loading: Promise<void> | undefined, then: () => void, failed: () => void): void;
  /** Does what was pressed: at once, or by what is on its way, for which it was meant. */
  press(act: () => void): void;
}

export function arrival(): Arrival {
  const once = newestOnceLoaded();
  let meant: (() => void)[] | undefined;
  return {
    onceLoaded(loading, then, failed) {
      meant = loading && [];
      once(
        loading,
        () => {
          const presses = meant ?? [];
          meant = undefined;
          then();
          for (const press of presses) press();
        },
        () => {
          meant = undefined;
          failed();
        },
      );
    },
    press(act) {
      if (meant) meant.push(act);
      else act();
    },
  };
}
