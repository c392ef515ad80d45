import type { Measuring } from '#engine/probe.ts';
import { namingOf, type UnitReading } from './naming.ts';

export interface ConceptsRequest {
  /** The block whose units are looked at. */
  readonly block: string;
}

export interface ConceptsResult {
  readonly block: string;
  /** The step whose readings these are; −1 while the first are still being made. */
  readonly step: number;
  /** Samples by which names were chosen, and others on which they are scored; `apart` false: there are too few for that, and they are the same. */
  readonly fit: number;
  readonly held: number;
  readonly apart: boolean;
  /** What a unit may stand for: parts of images, and properties of whole samples. */
  readonly concepts: readonly { readonly name: string; readonly part: boolean }[];
  readonly units: readonly UnitReading[];
}

/** V19 and V22: the samples each unit of a block likes best, and which known part or property it tells apart. Measured on the probe set. */
export const conceptsProbe: Measuring<ConceptsRequest, ConceptsResult | null> = {
  names: ({ block }) => ({ block }),
  compute(subject, { block }, _pool, slice) {
    if (!subject.plan.inference.byId.get(block)?.output) return null;
    const survey = namingOf(subject);
    if (!survey) return null;
    survey.advance(subject, block, slice);
    const { set, concepts } = survey.dissected;
    const round = survey.latest?.block === block ? survey.latest : undefined;
    return {
      block,
      step: round?.step ?? -1,
      fit: set.fit.length,
      held: set.held.length,
      apart: set.apart,
      concepts: concepts.map(({ name, part }) => ({ name, part: part !== undefined })),
      units: round?.units ?? [],
    };
  },
  advance(subject, slice) {
    const survey = namingOf(subject);
    if (survey?.asked !== undefined && subject.plan.inference.byId.get(survey.asked)?.output)
      survey.advance(subject, survey.asked, slice);
  },
};
