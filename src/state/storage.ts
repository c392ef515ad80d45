/** @file The browser's small storage, which may be full, blocked or missing: then nothing is kept and nothing breaks. */

const PREFIX = 'strata:';

export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What stands under a key, as text, or undefined. */
export function recallText(key: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What was remembered under a key, as unchecked JSON, or undefined. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(recallText(key) ?? '');
  } catch {
    return undefined;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Then nothing was kept.
  }
}

/** The keys under which something is remembered that begin so. */
export function keysOf(beginning: string): string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i) ?? '');
    return keys.filter((key) => key.startsWith(PREFIX + beginning)).map((key) => key.slice(PREFIX.length));
  } catch {
    return [];
  }
}
