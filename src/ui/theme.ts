/**
 * @file The theme: what the person chose, what that comes to, and telling those who draw on canvas that it changed.
 * The choice is kept by whoever calls `setTheme` (settings); this file only applies it to `data-theme` on the root.
 */
import { useSyncExternalStore } from 'react';

/** 'auto' follows `prefers-color-scheme`. */
export type ThemeChoice = 'auto' | 'light' | 'dark';
export type Theme = 'light' | 'dark';

const listeners = new Set<(theme: Theme) => void>();
const tokens = new Map<string, string>();
let choice: ThemeChoice = 'auto';
let theme: Theme = 'light';
let systemDark: MediaQueryList | null = null;

/** What 'auto' comes to where the system asks for dark, or does not. */
export function resolveTheme(chosen: ThemeChoice, systemIsDark: boolean): Theme {
  return chosen === 'auto' ? (systemIsDark ? 'dark' : 'light') : chosen;
}

function apply(): void {
  const next = resolveTheme(choice, systemDark?.matches ?? false);
  const root = document.documentElement;
  if (next === theme && root.dataset['theme'] === next) return;
  theme = next;
  root.dataset['theme'] = next;
  tokens.clear();
  for (const listener of listeners) listener(next);
}

/**
 * Chooses the theme and applies it at once; with 'auto' the page follows the system from then on.
 * Call once at start (before the first paint, to avoid a flash) and on every change of the setting.
 */
export function setTheme(chosen: ThemeChoice): void {
  choice = chosen;
  if (!systemDark) {
    systemDark = window.matchMedia('(prefers-color-scheme: dark)');
    systemDark.addEventListener('change', apply);
  }
  apply();
}

/** What was chosen, 'auto' included. */
export function themeChoice(): ThemeChoice {
  return choice;
}

/** The theme in force. */
export function currentTheme(): Theme {
  return theme;
}

/** Calls `listener` after every change of theme; returns the function that stops it. */
export function subscribeTheme(listener: (theme: Theme) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The theme in force, for components that render something different in each. Prefer tokens in CSS. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribeTheme, currentTheme, () => 'light');
}

/** The value of a custom property on the root, e.g. `readToken('--paper')`, read once per theme. */
export function readToken(name: `--${string}`): string {
  let value = tokens.get(name);
  if (value === undefined) {
    value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    tokens.set(name, value);
  }
  return value;
}
