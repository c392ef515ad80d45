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
  /** Every number of every layer, of the sample. */
  readonly numbers: boolean;
  /** A container whose blocks are wanted too. */
  readonly within: string | undefined;
}

/** What each layer keeps of a sample and of the probe set, while the component is shown. */
export const useBottleneck = (
  sample: number,
  { factor, at, equal, numbers, within }: Asked,
): BottleneckResult | null | undefined =>
  useProbeResult(
    'bottleneck',
    {
      ...{ sample, equal },
      ...(numbers ? { numbers } : {}),
      ...(factor === undefined ? {} : { factor }),
      ...(at === undefined ? {} : { at }),
      ...(within === undefined ? {} : { within }),
    },
    own,
    said,
  );

const own = (result: BottleneckResult): BottleneckResult => ({
  ...result,
  redrawn: result.redrawn.slice(),
  pair: result.pair && { ...result.pair, inputs: result.pair.inputs.slice() },
  numbers: result.numbers && {
    ...result.numbers,
    values: result.numbers.values.slice(),
    answers: result.numbers.answers.slice(),
  },
});

/** Many numbers, told apart from others in a moment: by their bits (FNV-1a, word by word). */
function marked(values: Float32Array): number {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let mark = 0x811c9dc5;
  for (const word of words) mark = Math.imul(mark ^ word, 0x01000193);
  return mark;
}

const said = (result: BottleneckResult | null | undefined): unknown => {
  const kept = saying(result) as BottleneckResult | null | undefined;
  return (
    kept && {
      ...kept,
      redrawn: marked(kept.redrawn),
      pair: kept.pair && { ...kept.pair, inputs: marked(kept.pair.inputs) },
      numbers: kept.numbers && { ...kept.numbers, values: marked(kept.numbers.values), answers: 0 },
    }
  );
};
