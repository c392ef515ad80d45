import { useEffect } from 'react';
import { useNumberPlace } from '#builder/useNumberPlace.ts';
import { sameAxes } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Magnified } from '#state/closeUp.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';

export type CloseUpNumbers = NonNullable<Frame['probes']['closeUp']>;

/**
 * Asks the engine to take a number apart while the component is there: at a point of the input plane or line, or for the sample that is looked at. What is known of
 * one number stays until the next one comes, so that a window can slide without a gap: `unit` says whose it is.
 */
export function useCloseUpNumbers({ block, unit, cell, at, step }: Magnified): CloseUpNumbers | undefined {
  const { editor } = useDesk();
  const where = useNumberPlace(at);
  const index = cell ?? unit;
  useEffect(
    () => editor.engine.subscribe('closeUp', { block, unit: index, ...where, ...(step === undefined ? {} : { step }) }),
    [editor, block, index, where, step],
  );
  const [known, setKnown] = useOfLineage<CloseUpNumbers>();
  useFrames((frame) => {
    const found = frame?.probes.closeUp;
    if (found?.block === block && sameAxes(found.axes, where.axes)) setKnown(found);
  });
  return known?.block === block ? known : undefined;
}
