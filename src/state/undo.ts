/** @file One undo history over everything a document holds. Pure. */

export interface Entry<T> {
  readonly label: string;
  readonly value: T;
}
export interface History<T> {
  readonly past: readonly Entry<T>[];
  readonly future: readonly Entry<T>[];
  /** Edits with the same key that follow one another are one entry: a slider's drag, typing. */
  readonly key?: string;
}

const MOST = 200;
export const emptyHistory = { past: [], future: [] } as const;

/** After an edit of `before`: it can be undone, and what was undone before is gone. */
export function pushed<T>(history: History<T>, label: string, before: T, key?: string): History<T> {
  if (key !== undefined && key === history.key && history.past.length > 0)
    return { past: history.past, future: [], key };
  return {
    past: [...history.past, { label, value: before }].slice(-MOST),
    future: [],
    ...(key === undefined ? {} : { key }),
  };
}

/** After something that is no edit: an edit with the same key is an entry of its own. */
export const ended = <T>(history: History<T>): History<T> =>
  history.key === undefined ? history : { past: history.past, future: history.future };

/** Takes the last edit back: the value before it, what it was called, and the new history. */
export function undone<T>(
  history: History<T>,
  present: T,
): { value: T; label: string; history: History<T> } | undefined {
  const last = history.past.at(-1);
  return (
    last && {
      value: last.value,
      label: last.label,
      history: { past: history.past.slice(0, -1), future: [{ label: last.label, value: present }, ...history.future] },
    }
  );
}

export function redone<T>(
  history: History<T>,
  present: T,
): { value: T; label: string; history: History<T> } | undefined {
  const [next, ...rest] = history.future;
  return (
    next && {
      value: next.value,
      label: next.label,
      history: { past: [...history.past, { label: next.label, value: present }], future: rest },
    }
  );
}
