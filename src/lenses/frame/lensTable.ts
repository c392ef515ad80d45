/** @file The numbers that a lens shows, to be saved. */
import { createContext, useContext, useEffect, useEffectEvent } from 'react';
import type { Table } from '#base/table.ts';

/** Reckoned when it is asked for; undefined where nothing is known yet. */
export type TableMaker = () => Table | undefined | Promise<Table | undefined>;

export const LensTableContext = createContext<(make: TableMaker | undefined) => void>(() => undefined);

/** Has the frame offer what a panel shows as a table to save; nothing while `make` is undefined. */
export function useLensTable(make: TableMaker | undefined): void {
  const offer = useContext(LensTableContext);
  const there = make !== undefined;
  const now = useEffectEvent(() => make?.());
  useEffect(() => {
    if (!there) return;
    offer(() => now());
    return () => offer(undefined);
  }, [offer, there]);
}
