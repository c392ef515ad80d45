import { saying } from '#lenses/survey/useSurveyResult.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { useProbeResult } from '#state/useProbe.ts';

/** What is asked for beside the sample. */
export interface Asked {
  /** In which a pair of samples is to differ. */
  readonly factor: string | undefined;
  /** A step whose readings are kept, instead of the latest. */
  readonly at: number | undefined;
  /** With linear probes of equal capacity. */
  readonly equal: boolean;
}

/** What each layer keeps of a sample and of the probe set, while the component is shown. */
export const useBottleneck = (sample: number, { factor, at, equal }: Asked): BottleneckResult | null | undefined =>
  useProbeResult(
    'bottleneck',
    {
      ...{ sample, equal },
      ...(factor === undefined ? {} : { factor }),
      ...(at === undefined ? {} : { at }),
    },
    own,
    saying,
  );

const own = (result: BottleneckResult): BottleneckResult => ({
  ...result,
  redrawn: result.redrawn.slice(),
  pair: result.pair && { ...result.pair, inputs: result.pair.inputs.slice() },
});
