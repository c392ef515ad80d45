/** @file The browser's storage, which may be full, blocked or missing: then nothing is kept and nothing breaks. */

const PREFIX = 'strata:';

export function remember(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was remembered under a key, as unchecked JSON, or undefined. */
export function recall(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
