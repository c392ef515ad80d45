import { useEffect } from 'react';
import { sameAxes } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Magnified } from '#state/closeUp.ts';
import { sampleOf, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';

export type CloseUpNumbers = NonNullable<Frame['probes']['closeUp']>;

/**
 * Asks the engine to take a number apart while the component is there: at a point of the input plane or line, or for the sample that is looked at. What is known of
 * one number stays until the next one comes, so that a window can slide without a gap: `unit` says whose it is.
 */
export function useCloseUpNumbers({ block, unit, cell, at, step }: Magnified): CloseUpNumbers | undefined {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  const looked = useSample(data);
  // A row of a table is more than the place at which it is drawn: it is asked for itself.
  const points = data.dimensions > 0 && (at !== undefined || !data.axes);
  const row = data.dimensions > 0 ? sampleOf(data, {}) : looked;
  const point = points
    ? (at ?? [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)])
    : [];
  const key = point.join(',');
  const index = cell ?? unit;
  const { shown } = data;
  useEffect(() => {
    const at = key === '' ? [] : key.split(',').map(Number);
    return editor.engine.subscribe('closeUp', {
      ...{ block, unit: index, at },
      ...(shown ? { axes: shown } : {}),
      ...(points ? {} : { sample: row }),
      ...(step === undefined ? {} : { step }),
    });
  }, [editor, block, index, key, points, row, shown, step]);
  const [known, setKnown] = useOfLineage<CloseUpNumbers>();
  useFrames((frame) => {
    const found = frame?.probes.closeUp;
    if (found?.block === block && sameAxes(found.axes, shown)) setKnown(found);
  });
  return known?.block === block ? known : undefined;
}
