import { useEffect } from 'react';
import { useSteady } from '#lenses/survey/useSurveyResult.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { useDesk } from '#state/useDesk.ts';

/** What is asked for beside the sample. */
export interface Asked {
  /** In which a pair of samples is to differ. */
  readonly factor: string | undefined;
  /** A step whose readings are kept, instead of the latest. */
  readonly at: number | undefined;
  /** With readers of equal capacity. */
  readonly equal: boolean;
}

/** What each layer keeps of a sample and of the probe set, while the component is shown. */
export function useBottleneck(sample: number, { factor, at, equal }: Asked): BottleneckResult | null | undefined {
  const { editor } = useDesk();
  useEffect(
    () =>
      editor.engine.subscribe('bottleneck', {
        ...{ sample, equal },
        ...(factor === undefined ? {} : { factor }),
        ...(at === undefined ? {} : { at }),
      }),
    [editor, sample, factor, at, equal],
  );
  return useSteady(({ probes }) => {
    const result = probes.bottleneck;
    // The frame's memory goes back to the engine; what is kept must be its own.
    return (
      result && {
        ...result,
        redrawn: result.redrawn.slice(),
        pair: result.pair && { ...result.pair, inputs: result.pair.inputs.slice() },
      }
    );
  });
}
