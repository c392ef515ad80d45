import type { SurveyResult } from '#probes/survey/result.ts';
import { useProbeResult } from '#state/useProbe.ts';

/**
 * The survey's readings while the component is shown: undefined before the first frame, null where the network cannot be surveyed.
 * @param at a step whose readings are kept, instead of the latest
 * @param equal with linear probes of equal capacity
 */
export const useSurveyResult = (at?: number, equal = false): SurveyResult | null | undefined =>
  useProbeResult('ladder', { equal, ...(at === undefined ? {} : { at }) }, undefined, saying);

/** How far the round under way is makes no other readings, once there are some. */
export const saying = (result: SurveyResult | null | undefined): unknown =>
  result && (result.step < 0 ? result : { ...result, progress: 0 });
