import { lookedRow } from '#data/lookedRow.ts';
import type { WholeData } from '#data/prepare.ts';
import type { Measuring } from '#engine/probe.ts';
import type { Shape } from '#nn/shape.ts';
import {
  advanceSurvey,
  keptSurvey,
  type SurveyRequest,
  type SurveyResult,
  surveyResult,
} from '#probes/survey/result.ts';
import type { Survey } from '#probes/survey/survey.ts';
import { type PairResult, pairOf } from './pair.ts';

export interface BottleneckRequest extends SurveyRequest {
  /** The row of the data that is redrawn; N, behind its N rows, for the image that a person draws. */
  readonly sample: number;
  /** The factor in which a pair of samples is to differ. */
  readonly factor?: string;
}

export interface BottleneckResult extends SurveyResult {
  readonly sample: number;
  /** The shape of an input as it is redrawn; of tokens [T], and then each step is a share for every token. */
  readonly picture: Shape;
  readonly tokens: number;
  /** [sections, P]: the sample as a linear map draws it from each section; the first is the input itself. Empty while nothing is known, and of steps before the latest. */
  readonly redrawn: Float32Array<ArrayBuffer>;
  /** Where one is asked for; of the latest step only. */
  readonly pair: PairResult | null;
}

/** V15 and V16: what each section still knows of the input, of the answer and of the factors the samples were made with. Measured on the probe set. */
export const bottleneckProbe: Measuring<BottleneckRequest, BottleneckResult | null> = {
  names: ({ sample, factor }) => ({ row: sample, factor }),
  advance: advanceSurvey,
  kept: keptSurvey,
  compute(subject, request, pool, slice) {
    const surveyed = surveyResult(subject, request, slice);
    if (!surveyed) return null;
    const { survey, result } = surveyed;
    const { plan } = subject;
    const sample = lookedRow(plan.data!, request.sample);
    const isLatest = survey.latest?.step === result.step;
    const drawn = isLatest ? survey.redraw(subject.inputOf(sample)) : undefined;
    const redrawn = pool.floats(drawn?.length ?? 0);
    if (drawn) redrawn.set(drawn);
    const { factor } = request;
    const pair = factor !== undefined && isLatest ? knownPair(survey, plan.data!, factor, sample) : null;
    const inputs = pool.floats(pair?.inputs.length ?? 0);
    if (pair) inputs.set(pair.inputs);
    return {
      ...result,
      sample,
      picture: survey.picture,
      tokens: plan.input.tokens ?? 0,
      redrawn,
      pair: pair && { ...pair, inputs },
    };
  },
};

/** The pair measured last: it is the same until there is another round. */
let known: { readonly of: object; readonly pair: PairResult } | undefined;

function knownPair(survey: Survey, data: WholeData, factor: string, sample: number): PairResult {
  const { latest } = survey;
  if (known?.of !== latest || known?.pair.factor !== factor || known.pair.sample !== sample)
    known = { of: latest!, pair: pairOf(survey, data, factor, sample) };
  return known!.pair;
}
