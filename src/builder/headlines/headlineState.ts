/** @file The headlines of a desk: what was measured last of the run that is shown, if it is of that run. */
import { perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import type { Headlines } from './headlineWords.ts';

interface Measured {
  /** The run's lineage. */
  readonly of: number | undefined;
  readonly result: Headlines | undefined;
  /** The network has moved on since. */
  readonly stale: boolean;
}

export const measuredHeadlines = perDesk(() =>
  createShared<Measured>({ of: undefined, result: undefined, stale: false }),
);

/** Whether a document's headlines are shown: unless its view says no. */
export const useHeadlinesOn = (): boolean => useEditor((s) => s.document.view['headlines'] !== false);

/** What was measured of the run shown; undefined before, and in the very rendering that shows another run. */
export function useHeadlines(): (Measured & { readonly result: Headlines }) | undefined {
  const shared = measuredHeadlines(useDesk());
  const lineage = useEditor((s) => s.lineage);
  const on = useHeadlinesOn();
  const { of, result, stale } = shared.use((s) => s);
  return on && result && lineage !== undefined && of === lineage ? { of, result, stale } : undefined;
}
