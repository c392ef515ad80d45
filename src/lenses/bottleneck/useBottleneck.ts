import { useEffect } from 'react';
import { useSteady } from '#lenses/survey/useSurveyResult.ts';
import { editor } from '#state/useEditor.ts';
import type { BottleneckResult } from './bottleneck.probe.ts';

/** What each layer keeps of a sample and of the probe set, while the component is shown. */
export function useBottleneck(sample: number): BottleneckResult | null | undefined {
  useEffect(() => editor().engine.subscribe('bottleneck', { sample }), [sample]);
  return useSteady(({ probes }) => {
    const result = probes.bottleneck;
    // The frame's memory goes back to the engine; what is kept must be its own.
    return result && { ...result, redrawn: result.redrawn.slice() };
  });
}
