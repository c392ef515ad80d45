/** @file The curve that a drawn one is held against: a number of the run over its steps, or the answer over its one input. */
import type { PreparedData } from '#data/prepare.ts';
import { answersFor } from '#lenses/answer/answerPicture.ts';
import type { Curve, Question } from '#lesson/index.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';
import type { RunHistory } from '#state/runHistory.ts';

export type DrawnCurve = Extract<Question, { readonly kind: 'draw' }>;
type OfRun = Pick<DrawnCurve, 'of' | 'steps'>;

/** The points of a run's curve up to the step at which the axis ends; undefined where it has none. */
export function curveOfRun({ of, steps = 0 }: OfRun, history: RunHistory): Curve | undefined {
  if (of === undefined) return undefined;
  const places = Array.from({ length: history.count }, (_, i) => i).filter(
    (i) => history.step[i]! <= steps && Number.isFinite(history[of][i]!),
  );
  if (places.length === 0) return undefined;
  return { x: places.map((i) => history.step[i]!), y: places.map((i) => history[of][i]!) };
}

/** The answer over a line; undefined where it is something else, or not of these data. */
export function curveOfAnswer(answer: AnswerResult | undefined, data: PreparedData): Curve | undefined {
  if (!answersFor(answer, data) || answer.dimensions !== 1 || answer.classes !== 0) return undefined;
  const { resolution, values } = answer;
  const [low, high] = data.domain[0]!;
  const x = Array.from({ length: resolution }, (_, i) => low + ((high - low) * (i + 0.5)) / resolution);
  return { x, y: Array.from(values.subarray(0, resolution)) };
}

/** What comes out for a part's question that is answered by drawing a curve. @param step where the run stands: one that is not so far is not the whole curve */
export function curveFor(
  ask: readonly Question[],
  history: RunHistory,
  answer: AnswerResult | undefined,
  data: PreparedData,
  step: number,
): Curve | undefined {
  const question = ask.find((one): one is DrawnCurve => one.kind === 'draw' && one.what === 'curve');
  if (!question) return undefined;
  if (question.of === undefined) return curveOfAnswer(answer, data);
  return step >= (question.steps ?? 0) ? curveOfRun(question, history) : undefined;
}

export const sameCurve = (a: Curve | undefined, b: Curve | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.y.length === b.y.length && a.y.every((one, i) => Object.is(one, b.y[i])));
