import { useEditor } from './useEditor.ts';

/** Whether another run is being made for so long that it is said: what stands on the page is still the one before, whose numbers are not this document's. */
export const usePreparing = (): boolean =>
  useEditor((s) => s.status.state === 'loading' && s.status.progress !== undefined);

/** For what shows numbers of the run: out of sight as long as they are another run's. */
export const useOfThisRun = (): { visibility: 'hidden' } | undefined =>
  usePreparing() ? { visibility: 'hidden' } : undefined;
