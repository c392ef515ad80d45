/** @file How starts of several networks ended. */
import { useEffect, useState } from 'react';
import type { Desk } from '#state/desk.ts';
import { lossOf } from './groups.ts';
import { odds } from './oddsWork.ts';

/** The final losses of every start that is shown at these desks. */
export function useLosses(desks: readonly Desk[]): readonly number[] {
  const [losses, setLosses] = useState<readonly number[]>([]);
  useEffect(() => {
    const look = () => setLosses(desks.flatMap((desk) => (odds(desk).get().starts?.outcomes ?? []).map(lossOf)));
    look();
    const stops = desks.map((desk) => odds(desk).subscribe(look));
    return () => {
      for (const stop of stops) stop();
    };
  }, [desks]);
  return losses;
}
