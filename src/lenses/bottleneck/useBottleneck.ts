import { useEffect } from 'react';
import { useSteady } from '#lenses/survey/useSurveyResult.ts';
import { editor } from '#state/useEditor.ts';
import type { BottleneckResult } from './bottleneck.probe.ts';

/**
 * What each layer keeps of a sample and of the probe set, while the component is shown.
 * @param factor in which a pair of samples is to differ
 * @param at a step whose readings are kept, instead of the latest
 */
export function useBottleneck(
  sample: number,
  factor: string | undefined,
  at: number | undefined,
): BottleneckResult | null | undefined {
  useEffect(
    () =>
      editor().engine.subscribe('bottleneck', {
        sample,
        ...(factor === undefined ? {} : { factor }),
        ...(at === undefined ? {} : { at }),
      }),
    [sample, factor, at],
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
