/**
 * @file The theme: what the person chose, and what that comes to. The choice is kept by whoever calls `setTheme` (settings); this file only applies it to
 * `data-theme` on the root. Canvases watch that attribute (`charts/tokens.ts`).
 */

/** 'auto' follows `prefers-color-scheme`. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

let choice: ThemeChoice = 'auto';
let systemDark: MediaQueryList | undefined;
let forced: MediaQueryList | undefined;
let paper = false;

function apply(): void {
  const { dataset } = document.documentElement;
  // Where the system's colours are forced on the page, what is drawn must go with them.
  const followed = choice === 'auto' || forced?.matches;
  const next = paper ? 'light' : followed ? (systemDark?.matches ? 'dark' : 'light') : choice;
  if (dataset['theme'] !== next) dataset['theme'] = next;
}

/**
 * Chooses the theme and applies it at once; with 'auto' the page follows the system from then on.
 * Call once at start (before the first paint, to avoid a flash) and on every change of the setting.
 */
export function setTheme(chosen: ThemeChoice): void {
  choice = chosen;
  if (!systemDark) {
    systemDark = window.matchMedia('(prefers-color-scheme: dark)');
    forced = window.matchMedia('(forced-colors: active)');
    for (const setting of [systemDark, forced]) setting.addEventListener('change', apply);
  }
  apply();
}

/** Paper is light, whatever was chosen for the screen. */
export function setPaper(printing: boolean): void {
  paper = printing;
  apply();
}
