import { useEffect } from 'react';
import { useNumberPlace } from '#builder/useNumberPlace.ts';
import { sameAxes } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Magnified } from '#state/closeUp.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';

export type CloseUpNumbers = Pick<
  NonNullable<Frame['probes']['closeUp']>,
  'block' | 'unit' | 'step' | 'at' | 'axes' | 'shown'
>;

/** A number that the window is about to come to. */
export interface Ahead {
  readonly unit: number;
  readonly step?: number;
}

/**
 * Asks the engine to take a number apart while the component is there: at a point of the input plane or line, or for the sample that is looked at. What is known of
 * one number stays until the next one comes, so that a window can slide without a gap: `unit` says whose it is.
 * @param ahead of a window that slides: all it comes to before it asks again, the number itself among them
 */
export function useCloseUpNumbers(
  { block, unit, cell, at, step }: Magnified,
  ahead: readonly Ahead[],
): CloseUpNumbers | undefined {
  const { editor } = useDesk();
  const where = useNumberPlace(at);
  const index = cell ?? unit;
  const own = ahead[0] ?? { unit: index, ...(step === undefined ? {} : { step }) };
  // The same words for the same request: a window that slides asks once for a run of numbers.
  const key = JSON.stringify({ block, ...own, ahead: ahead.slice(1) });
  useEffect(
    () => editor.engine.subscribe('closeUp', { ...(JSON.parse(key) as { block: string } & Ahead), ...where }),
    [editor, key, where],
  );
  const [known, setKnown] = useOfLineage<NonNullable<Frame['probes']['closeUp']>>();
  useFrames((frame) => {
    const found = frame?.probes.closeUp;
    if (found?.block === block && sameAxes(found.axes, where.axes)) setKnown(found);
  });
  if (known?.block !== block) return undefined;
  const found = [known, ...known.ahead].find((n) => n.unit === index && (step === undefined || n.step === step));
  return found ? { ...known, ...found } : known;
}
