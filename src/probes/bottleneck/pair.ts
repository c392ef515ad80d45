/** @file V16's pair: two samples that differ in one factor, and how far apart each layer puts them. */
import type { WholeData } from '#data/prepare.ts';
import type { Unvaried } from '#nn/dataset.ts';
import { distance } from '#probes/survey/meanDistance.ts';
import type { Survey } from '#probes/survey/survey.ts';

/** Why there is no pair; `lenses/bottleneck/pairWords.ts` has the words. */
export type NoPair = Unvaried | 'drawing' | 'notDrawn';

export interface PairResult {
  readonly factor: string;
  readonly sample: number;
  /** Why there is no such pair; then nothing else is known. */
  readonly reason: NoPair | null;
  /** The factor's values: the sample's own, and the other's. */
  readonly values: readonly [own: number, other: number];
  /** [section]: the distance of the two in mean distances of two samples; null where all samples are at one place. And the same at the start. */
  readonly apart: readonly (number | null)[];
  readonly start: readonly (number | null)[];
  /** [2, P]: both as the network is given them; empty where there is no pair. */
  readonly inputs: Float32Array<ArrayBuffer>;
}

/** The value that a factor is set to: of classes the next, of numbers one standard deviation of all samples towards their mean, so that it is one that occurs. */
export function otherValue({ factors }: Pick<WholeData, 'factors'>, id: string, row: number): number | undefined {
  const factor = factors.find((one) => one.id === id);
  if (!factor) return undefined;
  const { kind, values, classes = [] } = factor;
  const own = values[row]!;
  if (kind === 'class') return (own + 1) % classes.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return own <= mean ? own + spread : own - spread;
}

/** A pair of a sample of the data (not of one that a person drew: of that no factor is known), measured with the parameters of the survey's latest round. */
export function pairOf(survey: Survey, data: WholeData, factor: string, sample: number): PairResult {
  const none = (reason: NoPair): PairResult => ({
    ...{ factor, sample, reason, values: [Number.NaN, Number.NaN], apart: [], start: [] },
    inputs: new Float32Array(0),
  });
  if (sample >= data.count) return none('drawing');
  const other = otherValue(data, factor, sample);
  if (!data.vary || other === undefined) return none('notDrawn');
  const varied = data.vary(sample, factor, other);
  if (typeof varied === 'string') return none(varied);
  const size = varied.input.length;
  const own = data.inputsOf(sample);
  const { latest, baseline } = survey;
  const measured = (round: typeof latest) => {
    if (!round) return [];
    const [a, b] = [own, varied.input].map((input) => survey.readSample(input, round));
    return round.meanDistances.map(({ value }, s) => (value > 0 ? distance(a![s]!, b![s]!) / value : null));
  };
  const inputs = new Float32Array(2 * size);
  inputs.set(own);
  inputs.set(varied.input, size);
  const index = data.factors.findIndex(({ id }) => id === factor);
  return {
    ...{ factor, sample, reason: null },
    values: [data.factors[index]!.values[sample]!, varied.factors[index]!],
    apart: measured(latest),
    start: measured(baseline),
    inputs,
  };
}
