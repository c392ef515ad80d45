import { useEffect } from 'react';
import { fetchAhead } from '#base/loadPart.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { savesData } from './firstSight.ts';
import { whenIdle } from './whenIdle.ts';

/** Once a step was trained it has the parts ready that the first presses show; not where the reader asked for little to be fetched. */
export function Ahead() {
  const trained = useFrameValue(({ position }) => position.step > 0, 1000) ?? false;
  useEffect(() => {
    if (trained && !savesData()) void fetchAhead(() => new Promise((resolve) => whenIdle(resolve)));
  }, [trained]);
  return null;
}
