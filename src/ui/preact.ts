/**
 * @file What the page, its icons and its stores take from `react`, made of Preact, which is an eighth of its size (vite.config.ts puts it in its place,
 * docs/adr/0025-react-by-preact.md). Preact has no `Activity`: here it is, with effects that rest where it is hidden.
 */

import {
  createContext,
  createElement,
  useCallback,
  useContext,
  useDebugValue,
  useRef,
  useSyncExternalStore,
  useEffect as whenPainted,
  useLayoutEffect as whenPlaced,
} from 'preact/compat';
import type { ReactNode } from 'react';
import './likeReact.ts';

export {
  Component,
  Fragment,
  forwardRef,
  isValidElement,
  memo,
  useEffectEvent,
  useId,
  useImperativeHandle,
  useMemo,
  useReducer,
  useState,
} from 'preact/compat';
export { createContext, createElement, useCallback, useContext, useRef, useSyncExternalStore };

// biome-ignore lint/style/noDefaultExport: so zustand takes it
export default { useCallback, useDebugValue, useSyncExternalStore };

/** Whether what is within is hidden, or not awake yet (`ui/InTurn.tsx`): then its effects are undone. */
export const Resting = createContext(false);

/** An effect that is undone while what it belongs to rests. */
const awake =
  (when: typeof whenPainted): typeof whenPainted =>
  (effect, inputs) => {
    const resting = useContext(Resting);
    when(resting ? () => {} : effect, inputs && [...inputs, resting]);
  };

export const useEffect = awake(whenPainted);
export const useLayoutEffect = awake(whenPlaced);

/** Keeps its children as they are while they are hidden: their state, not their effects. They are first made when they are first seen. */
export function Activity({ mode, children }: { mode: 'visible' | 'hidden'; children?: ReactNode }) {
  const hidden = mode === 'hidden';
  const resting = useContext(Resting) || hidden;
  const seen = useRef(false);
  seen.current ||= !hidden;
  if (!seen.current) return null;
  const style = { display: hidden ? 'none' : 'contents' };
  return createElement(Resting.Provider, { value: resting }, createElement('div', { style }, children as never));
}
