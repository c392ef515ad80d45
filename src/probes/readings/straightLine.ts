/** @file How much of the answer, or of a factor, a straight line reads at a block, wherever it stands. */
import type { Slice, Subject } from '#engine/probe.ts';
import { layers } from '#layers/index.ts';
import { findBlock } from '#nn/block.ts';
import { ofRun } from '#probes/survey/modelCopy.ts';
import { aboutOf } from '#probes/survey/result.ts';
import { Survey, surveyOf } from '#probes/survey/survey.ts';

/** Beside that of a lens, which may have another container open. */
const surveyWithin = ofRun((subject, container) => new Survey(subject, container));

/** The survey that has a block among its sections; null where the network cannot be surveyed. */
function surveyWith(subject: Subject, id: string): Survey | null {
  const container = findBlock(subject.plan.document.network, layers, id)?.place.container;
  return container === undefined ? surveyOf(subject) : surveyWithin(subject, container);
}

/** Goes on measuring what a reading of a block needs. */
export const advanceReading = (subject: Subject, id: string, slice: Slice): void =>
  surveyWith(subject, id)?.advance(subject, slice);

/**
 * @param named the block, and the factor where it is not the answer
 * @returns NaN where the network has nothing of it, undefined where it is not measured yet
 */
export function straightLineReading(
  subject: Subject,
  [id, factor]: readonly string[],
  slice?: Slice,
): number | undefined {
  const survey = surveyWith(subject, id!);
  if (!survey) return Number.NaN;
  survey.advance(subject, slice);
  if (survey.latest?.step !== subject.step) return undefined;
  const section = survey.latest.sections.find((one) => one.id === id);
  if (factor === undefined) return section?.answer?.value ?? Number.NaN;
  // The answer, which the data name first, is none of them.
  const at = aboutOf(survey.set, subject).factors.findIndex((one) => one.id === factor);
  return section?.factors[at]?.value ?? Number.NaN;
}
