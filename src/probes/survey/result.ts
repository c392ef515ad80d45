/** @file What the page is told of a survey. */
import type { Kept, Slice, Subject } from '#engine/probe.ts';
import { entropyOf } from '#linear/scores.ts';
import type { Factor } from '#nn/dataset.ts';
import type { ProbeSet } from './probeSet.ts';
import type { SectionReading } from './reading.ts';
import { type FilmFrame, type Survey, surveyOf, surveyWithin } from './survey.ts';

/** Something that is read at every section. */
export interface ReadFactor extends Pick<Factor, 'id' | 'name' | 'kind'> {
  readonly unit?: string;
  /** Of classes: how many, the share that the most frequent one has among the held-out samples, and their entropy in bits. Otherwise 0. */
  readonly classes: number;
  readonly chance: number;
  readonly entropy: number;
}

export interface SurveyResult {
  /** The step whose readings these are; −1 while the first are still being made. */
  readonly step: number;
  /** Steps of which readings are kept, the step of the latest last. */
  readonly steps: readonly number[];
  /** Samples that linear probes were fitted on and scored on, and whether these are others. */
  readonly fit: number;
  readonly held: number;
  readonly apart: boolean;
  /** What is asked for, and how many answers a sample has. */
  readonly answer: ReadFactor;
  readonly positions: number;
  readonly factors: readonly ReadFactor[];
  readonly sections: readonly SectionReading[];
  /** The initialisation baseline: the same at the start, with the same seed; empty while it is being measured. */
  readonly baseline: readonly SectionReading[];
  /** How much of the round under way is done, 0 … 1. */
  readonly progress: number;
}

const described = (factor: Omit<Factor, 'values'>, held: ArrayLike<number>): ReadFactor => {
  const { id, name, kind, unit, classes = [] } = factor;
  const counts = new Float64Array(classes.length);
  if (kind === 'class') for (let i = 0; i < held.length; i++) counts[held[i]!]!++;
  return {
    id,
    name,
    kind,
    ...(unit ? { unit } : {}),
    classes: classes.length,
    chance: classes.length > 0 ? Math.max(...counts) / held.length : 0,
    entropy: classes.length > 0 ? entropyOf(held, classes.length) / Math.LN2 : 0,
  };
};

/** What is asked of a survey. */
export interface SurveyRequest {
  /** A step of those whose readings are kept; the latest without it, or where it is not kept. */
  readonly at?: number;
  /** Whether linear probes of equal capacity are wanted too. */
  readonly equal?: boolean;
  /** Whether the input is wanted redrawn from each section too. */
  readonly redrawn?: boolean;
  /** A container whose blocks are sections too, each before what they come to. */
  readonly within?: string;
}

const surveyFor = (subject: Subject, within: string | undefined): Survey | null =>
  within === undefined ? surveyOf(subject) : surveyWithin(subject, within);

/**
 * Goes on with the survey of a run and tells what is known so far; null where a network cannot be surveyed.
 * @param who asks: what they want is measured as long as they do
 */
export function surveyResult(
  who: string,
  subject: Subject,
  { at, equal = false, redrawn = false, within }: SurveyRequest,
  slice?: Slice,
): { survey: Survey; result: SurveyResult } | null {
  const survey = surveyFor(subject, within);
  if (!survey) return null;
  survey.ask(who, { equal, redrawn });
  survey.advance(subject, slice);
  return { survey, result: { ...aboutOf(survey.set, subject), ...told(survey, at) } };
}

function told({ latest, baseline, progress, film }: Survey, at?: number) {
  const shown = (at === undefined ? undefined : film.at(at)) ?? latest;
  return {
    progress,
    step: latest ? shown!.step : -1,
    steps: film.steps,
    sections: latest ? shown!.sections : [],
    baseline: baseline?.sections ?? [],
  };
}

/** The film of a run, for another worker to go on with: what it measured at the steps before. */
export const keptSurvey: Kept<Subject> = {
  name: 'survey',
  save: (subject) => surveyOf(subject)?.film.values.slice(),
  restore: (subject, frames) => surveyOf(subject)?.film.takeOver(frames as readonly FilmFrame[]),
};

/** What probes of the survey do where nothing else is to be done. */
export const advanceSurvey = (subject: Subject, slice: Slice, within?: string): void =>
  surveyFor(subject, within)?.advance(subject, slice);

export type About = Omit<SurveyResult, keyof ReturnType<typeof told>>;
const abouts = new WeakMap<ProbeSet, About>();

/** What stays the same for a whole run. */
export function aboutOf(set: ProbeSet, { plan }: Subject): About {
  const known = abouts.get(set);
  if (known) return known;
  const { factors, positions, targets, classNames } = plan.data!;
  const { fit, held, apart } = set;
  const all = factors.map((factor) =>
    described(
      factor,
      Array.from(held, (row) => factor.values[row]!),
    ),
  );
  const everyStep = (): ReadFactor =>
    described(
      {
        id: 'answer',
        name: 'answer',
        kind: classNames.length > 0 ? 'class' : 'number',
        classes: classNames,
      },
      Array.from(held).flatMap((row) => [...targets.subarray(row * positions, (row + 1) * positions)]),
    );
  const about: About = {
    fit: fit.length,
    held: held.length,
    apart,
    positions,
    answer: positions === 1 ? all.shift()! : everyStep(),
    factors: all,
  };
  abouts.set(set, about);
  return about;
}
