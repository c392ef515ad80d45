import type { Probe } from '#engine/probe.ts';
import { advanceSurvey, type SurveyRequest, type SurveyResult, surveyResult } from '#probes/survey/result.ts';

/** V10 and V13: how much of the answer a straight line reads at every section, and how many directions each uses. Measured on the probe set. */
export const ladderProbe: Probe<SurveyRequest, SurveyResult | null> = {
  advance: advanceSurvey,
  compute: (trainer, request, _pool, slice) => surveyResult(trainer, request, slice)?.result ?? null,
};
