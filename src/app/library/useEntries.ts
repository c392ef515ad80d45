import { useEffect, useState } from 'react';
import type { Entry } from '#library/entry.ts';
import { library } from '#library/library.ts';

/** All entries while the list is open, always as they are; null where the browser keeps nothing, undefined until that is known. */
export function useEntries(open: boolean): readonly Entry[] | null | undefined {
  const [entries, setEntries] = useState<readonly Entry[] | null>();
  useEffect(() => {
    if (!open) return;
    let turn = 0;
    const look = async () => {
      const own = ++turn;
      const found = await library().list();
      if (own === turn) setEntries(found ?? null);
    };
    void look();
    const stop = library().onNews(() => void look());
    return () => {
      turn = -1;
      stop();
    };
  }, [open]);
  return entries;
}
