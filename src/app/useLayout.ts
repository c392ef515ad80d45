import { useSyncExternalStore } from 'react';

/** The page's shape: `wide` ≥ 1280, `folded` ≥ 1024 (rail as icons), `narrow` ≥ 768 (side as tabs), `phone` below (one panel at a time). */
export type Layout = 'wide' | 'folded' | 'narrow' | 'phone';

const steps = [
  ['wide', '(min-width: 1280px)'],
  ['folded', '(min-width: 1024px)'],
  ['narrow', '(min-width: 768px)'],
] as const;
const queries = steps.map(([layout, query]) => [layout, matchMedia(query)] as const);

function subscribe(listener: () => void): () => void {
  for (const [, query] of queries) query.addEventListener('change', listener);
  return () => {
    for (const [, query] of queries) query.removeEventListener('change', listener);
  };
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, () => queries.find(([, query]) => query.matches)?.[0] ?? 'phone');
}
