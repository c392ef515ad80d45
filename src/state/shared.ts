/** @file A value that several components share, outside React and the document. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

export interface Shared<T> {
  get(): T;
  set(value: Partial<T>): void;
  /** @returns what ends it */
  subscribe(listener: () => void): () => void;
  /** A part of the value; the component is rendered again when that part changes. */
  use<U>(select: (value: T) => U): U;
  /** Calls at every change, until the returned function is called. */
  watch(changed: (now: T, before: T) => void): () => void;
}

export function createShared<T extends object>(initial: T): Shared<T> {
  const store = createStore<T>(() => initial);
  return {
    get: store.getState,
    set: (value) => store.setState(value),
    subscribe: (listener) => store.subscribe(listener),
    use: (select) => useStore(store, select),
    watch: store.subscribe,
  };
}
