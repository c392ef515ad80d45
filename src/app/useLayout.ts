import { useSyncExternalStore } from 'react';
import { onTextScale, textScale } from '#charts/textScale.ts';

/**
 * The page's shape by its width: `wide` ≥ 1280, `folded` ≥ 1024 (rail as icons), `narrow` ≥ 768 (side as tabs), `phone` below (one panel at a time).
 * In pixels at the usual font size: larger text makes a page as small as a narrower window does.
 */
export type Layout = 'wide' | 'folded' | 'narrow' | 'phone';

/** The shape of a page so many pixels wide, whose reader's font size is `scale` × 16 px. */
export function layoutFor(width: number, scale: number): Layout {
  const room = width / scale;
  return room >= 1280 ? 'wide' : room >= 1024 ? 'folded' : room >= 768 ? 'narrow' : 'phone';
}

function subscribe(listener: () => void): () => void {
  const stop = onTextScale(listener);
  addEventListener('resize', listener);
  return () => {
    stop();
    removeEventListener('resize', listener);
  };
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, () => layoutFor(window.innerWidth, textScale()));
}
