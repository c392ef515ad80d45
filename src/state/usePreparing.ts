import { useEditor } from './useDesk.ts';

/** Whether another run is being made for so long that it is said. */
export const usePreparing = (): boolean =>
  useEditor((s) => s.status.state === 'loading' && s.status.progress !== undefined);
