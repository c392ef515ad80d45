import { lookedRow } from '#data/lookedRow.ts';
import type { Probe } from '#engine/probe.ts';
import { advanceSurvey, type SurveyResult, surveyResult } from '#lenses/survey/result.ts';
import type { Shape } from '#nn/shape.ts';

export interface BottleneckRequest {
  /** The row of the data that is redrawn; N, behind its N rows, for the image that a person draws. */
  readonly sample: number;
}

export interface BottleneckResult extends SurveyResult {
  readonly sample: number;
  /** The shape of an input as it is redrawn; of tokens [T], and then each step is a share for every token. */
  readonly picture: Shape;
  readonly tokens: number;
  /** [sections, P]: the sample as a linear map draws it from each section; the first is the input itself. Empty while nothing is known. */
  readonly redrawn: Float32Array<ArrayBuffer>;
}

/** V15 and V16: what each section still knows of the input, of the answer and of the factors the samples were made with. Measured on the probe set. */
export const bottleneckProbe: Probe<BottleneckRequest, BottleneckResult | null> = {
  advance: advanceSurvey,
  compute(trainer, request, pool, slice) {
    const surveyed = surveyResult(trainer, slice);
    if (!surveyed) return null;
    const { survey, result } = surveyed;
    const { model, plan } = trainer;
    const sample = lookedRow(plan.data!, request.sample);
    const drawn = survey.redraw(model.tensor(model.inspectRow(sample).input).slice());
    const redrawn = pool.floats(drawn?.length ?? 0);
    if (drawn) redrawn.set(drawn);
    return { ...result, sample, picture: survey.picture, tokens: plan.input.tokens ?? 0, redrawn };
  },
};
