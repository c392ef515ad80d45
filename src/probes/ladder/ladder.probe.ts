import type { Measuring } from '#engine/probe.ts';
import {
  advanceSurvey,
  keptSurvey,
  type SurveyRequest,
  type SurveyResult,
  surveyResult,
} from '#probes/survey/result.ts';

/** V10 and V13: how much of the answer a straight line reads at every section, and how many directions each uses. Measured on the probe set. */
export const ladderProbe: Measuring<SurveyRequest, SurveyResult | null> = {
  advance: advanceSurvey,
  kept: keptSurvey,
  compute: (subject, request, _pool, slice) => surveyResult('ladder', subject, request, slice)?.result ?? null,
};
