/**
 * @file How large the reader's browser sets text, as a factor of the usual 16 px. Style sheets follow by themselves, in rem; what is laid out or drawn by hand is
 * made for 16 px and multiplied by this. `--text-scale` on the root says the same to style sheets, where a length cannot be had in rem.
 */
import { useSyncExternalStore } from 'react';

/** The font size of a browser whose reader has set none, in CSS pixels. */
const USUAL = 16;

const listeners = new Set<() => void>();
let scale = 1;
let watching = false;

function measure(): void {
  const root = document.documentElement;
  const next = Number.parseFloat(getComputedStyle(root).fontSize) / USUAL || 1;
  if (next === scale) return;
  scale = next;
  root.style.setProperty('--text-scale', String(scale));
  for (const listener of listeners) listener();
}

/** No event tells of the font size: something one rem wide does, by being another size. */
function watch(): void {
  if (watching || typeof document === 'undefined') return;
  watching = true;
  const rule = document.createElement('div');
  Object.assign(rule.style, { position: 'fixed', width: '1rem', height: '0', visibility: 'hidden' });
  rule.ariaHidden = 'true';
  document.documentElement.append(rule);
  new ResizeObserver(measure).observe(rule);
  measure();
}

/** The reader's font size ÷ 16 px: 1 by default, 2 where it is set to 32 px. */
export function textScale(): number {
  watch();
  return scale;
}

/** Calls `listener` after each change of the reader's font size; returns the function that stops it. */
export function onTextScale(listener: () => void): () => void {
  watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The same in a component, which is rendered again with every change. */
export const useTextScale = (): number => useSyncExternalStore(onTextScale, textScale);

/** A length made for a font of 16 px, as a style that grows with the reader's. */
export const rem = (pixels: number): string => `${pixels / USUAL}rem`;
