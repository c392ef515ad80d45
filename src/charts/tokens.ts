/**
 * @file Tokens for canvases: custom properties read once per theme. The theme is whatever `data-theme` on the root says; who sets it
 * is not our business (`ui/theme.ts` does), we only watch it.
 */

const values = new Map<string, string>();
const listeners = new Set<() => void>();
let version = 0;
let watching = false;

function watch(): void {
  if (watching || typeof document === 'undefined') return;
  watching = true;
  new MutationObserver(() => {
    values.clear();
    version++;
    for (const listener of listeners) listener();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
}

/** The value of a custom property on the root, e.g. `readToken('--paper')`. */
export function readToken(name: `--${string}`): string {
  watch();
  let value = values.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    values.set(name, value);
  }
  return value;
}

/** Counts changes of theme: a cache made under another version is stale. */
export function themeVersion(): number {
  watch();
  return version;
}

/** Calls `listener` after each change of theme; returns the function that stops it. */
export function onThemeChange(listener: () => void): () => void {
  watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
