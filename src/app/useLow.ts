import { useSyncExternalStore } from 'react';

const query = '(max-height: 50em)';

function subscribe(listener: () => void): () => void {
  const list = matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** Whether the window has little height: what is not the network must be brief. */
export const useLow = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
