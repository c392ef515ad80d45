import { useEffect, useState } from 'react';

/** More steps than this are forgotten, the oldest first. */
const MOST = 100;

export interface Steps<T> {
  readonly value: T;
  readonly canUndo: boolean;
  /** Changes the value. Pieces with the same stroke number are one step. Returning the same value is no step. */
  edit(change: (value: T) => T, stroke?: number): void;
  undo(): void;
  /** Lets go of what was made: it was handed over, or given up on purpose. */
  forget(): void;
}

interface State<T> {
  readonly value: T;
  readonly past: readonly T[];
  readonly stroke?: number | undefined;
}

/** What was made from something and neither handed over nor given up. */
const drafts = new WeakMap<object, State<unknown>>();

/**
 * A value with an undo history of its own, for a dialog that works on a copy. A dialog that is closed in passing (Esc, a press beside it)
 * finds everything again when it is opened for the same source.
 * @param source what the copy is made of
 */
export function useSteps<S extends object, T>(source: S, copy: (source: S) => T): Steps<T> {
  const [from] = useState(source);
  const [state, setState] = useState<State<T>>(() => {
    const draft = drafts.get(from) as State<T> | undefined;
    return draft ? { ...draft, stroke: undefined } : { value: copy(from), past: [] };
  });
  const { value, past } = state;
  useEffect(() => {
    if (state.past.length > 0) drafts.set(from, state);
    else drafts.delete(from);
  }, [from, state]);
  return {
    value,
    canUndo: past.length > 0,
    edit: (change, stroke) =>
      setState((before) => {
        const next = change(before.value);
        if (next === before.value) return before;
        const goesOn = stroke !== undefined && stroke === before.stroke;
        return { value: next, past: goesOn ? before.past : [...before.past, before.value].slice(-MOST), stroke };
      }),
    undo: () => setState((before) => ({ value: before.past.at(-1) ?? before.value, past: before.past.slice(0, -1) })),
    forget: () => {
      drafts.delete(from);
    },
  };
}
