import { lookedRow } from '#data/lookedRow.ts';
import type { WholeData } from '#data/prepare.ts';
import type { BufferPool } from '#engine/bufferPool.ts';
import type { Measuring, Subject } from '#engine/probe.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import { answersIn } from '#probes/answer/answer.probe.ts';
import {
  advanceSurvey,
  keptSurvey,
  type SurveyRequest,
  type SurveyResult,
  surveyResult,
} from '#probes/survey/result.ts';
import type { Survey } from '#probes/survey/survey.ts';
import { type PairResult, pairOf } from './pair.ts';

export interface BottleneckRequest extends Omit<SurveyRequest, 'redrawn'> {
  /** The row of the data that is redrawn; N, behind its N rows, for the image that a person draws. */
  readonly sample: number;
  /** The factor in which a pair of samples is to differ. */
  readonly factor?: string;
  /** Every number of every section is wanted, of the sample. */
  readonly numbers?: boolean;
}

/** A section as it is before anything is measured. */
export interface Place {
  /** The block's id; `input` for what the network is given. */
  readonly id: string;
  readonly shape: Shape;
  /** Names of tokens, where the numbers stand for them. */
  readonly tokens: number;
}

/** All that a network makes of a sample, at the step that it stands at: readings may be of a step before. */
export interface SampleNumbers {
  readonly step: number;
  /** [Σ sizes of the places' shapes]: one place after the other, in the order of their tensors. */
  readonly values: Float32Array<ArrayBuffer>;
  /** What it says: [classes, positions] shares of 1, or [positions] numbers; empty where the answer is a picture. */
  readonly answers: Float32Array<ArrayBuffer>;
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
  readonly places: readonly Place[];
  /** Where they are asked for. */
  readonly numbers: SampleNumbers | null;
}

/** The container that was asked for last. */
let open: string | undefined;

/** V15 and V16: what each section still knows of the input, of the answer and of the factors the samples were made with. Measured on the probe set. */
export const bottleneckProbe: Measuring<BottleneckRequest, BottleneckResult | null> = {
  names: ({ sample, factor, within }) => ({ row: sample, factor, block: within }),
  advance: (subject, slice) => advanceSurvey(subject, slice, open),
  kept: keptSurvey,
  compute(subject, request, pool, slice) {
    open = request.within;
    const surveyed = surveyResult('bottleneck', subject, { ...request, redrawn: true }, slice);
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
      places: survey.sections.map(({ id, shape, tokens }) => ({ id, shape, tokens })),
      numbers: request.numbers ? numbersOf(subject, survey, sample, pool) : null,
    };
  },
};

function numbersOf(subject: Subject, { sections }: Survey, sample: number, pool: BufferPool): SampleNumbers {
  const { model, step } = subject;
  const values = pool.floats(sections.reduce((sum, { shape }) => sum + sizeOf(shape), 0));
  const { input, blocks, output } = model.inspectInput(subject.inputOf(sample));
  let to = 0;
  for (const { id, tokens } of sections) {
    const floats = model.tensor(id === 'input' ? input : blocks.find((block) => block.id === id)!.output);
    values.set(tokens > 0 ? new Int32Array(floats.buffer, floats.byteOffset, floats.length) : floats, to);
    to += floats.length;
  }
  return { step, values, answers: answersIn(subject, model.tensor(output), pool) };
}

/** The pair measured last: it is the same until there is another round. */
let known: { readonly of: object; readonly pair: PairResult } | undefined;

function knownPair(survey: Survey, data: WholeData, factor: string, sample: number): PairResult {
  const { latest } = survey;
  if (known?.of !== latest || known?.pair.factor !== factor || known.pair.sample !== sample)
    known = { of: latest!, pair: pairOf(survey, data, factor, sample) };
  return known!.pair;
}
