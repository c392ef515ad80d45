/** @file What keeping the work needs of the browser's page: its address, its clock, and word of when it is left. */

export interface Page {
  readonly address: string;
  /** Puts another address behind the `#`, empty for none, in the place of the one that is there. */
  show(address: string): void;
  /** Milliseconds since 1970. */
  now(): number;
  /** The page is covered: another tab, another program. */
  onHidden(listener: () => void): void;
  /** It is to be seen again. */
  onShown(listener: () => void): void;
  /** The page is left: what is begun now may not come to its end. */
  onLeave(listener: () => void): void;
  /** A page that was left is there again as it stood. */
  onReturn(listener: () => void): void;
}

export const browserPage: Page = {
  get address() {
    return location.hash;
  },
  show(address) {
    if (location.hash !== address) history.replaceState(null, '', location.pathname + location.search + address);
  },
  now: () => Date.now(),
  onHidden: (listener) =>
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && listener()),
  onShown: (listener) =>
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listener()),
  onLeave: (listener) => addEventListener('pagehide', listener),
  onReturn: (listener) => addEventListener('pageshow', ({ persisted }) => persisted && listener()),
};
