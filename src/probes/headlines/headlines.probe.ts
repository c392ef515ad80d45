import type { Measuring } from '#engine/probe.ts';
import { type About, aboutOf } from '#probes/survey/result.ts';
import { type ColumnReading, headlinesOf } from './headlineSurvey.ts';

export interface HeadlinesResult extends About {
  /** The step whose readings these are; −1 while those of the numbers that were given are still being made. */
  readonly step: number;
  /** How much of them is made, 0 … 1. */
  readonly progress: number;
  /** Empty while they are being made: nothing is said of other numbers than those that were given. */
  readonly columns: readonly ColumnReading[];
}

/** What is said over the columns of the stage, measured on the probe set: a part of what the ladder and the names of units are, and equal to it. */
export const headlinesProbe: Measuring<object, HeadlinesResult | null> = {
  compute(subject, _request, _pool, slice) {
    const survey = headlinesOf(subject);
    if (!survey) return null;
    survey.advance(subject, slice);
    const columns = survey.columnsOf(subject);
    const about = aboutOf(survey.bench.set, subject);
    return columns
      ? { ...about, step: subject.step, progress: 1, columns }
      : { ...about, step: -1, progress: survey.progress, columns: [] };
  },
  advance: (subject, slice) => headlinesOf(subject)?.advance(subject, slice),
};
