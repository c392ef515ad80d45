/** @file What goals need to have measured inside a network: which probes are asked for, and what a frame tells of them. */
import type { Frame } from '#engine/protocol.ts';
import { type Numbers, neededBy, type Part } from '#lesson/index.ts';
import { parseMetric } from '#lesson/metrics.ts';
import type { SurveyResult } from '#probes/survey/result.ts';

/** The metrics, by their keys, of a part's goals. */
export const neededIn = ({ goals }: Part): readonly string[] => [...new Set(goals.flatMap(neededBy))];

const probeOf: Readonly<Record<string, 'ladder' | 'gradients'>> = { reads: 'ladder', gradientRatio: 'gradients' };

/** The probes behind metrics. */
export const probesFor = (keys: readonly string[]): readonly ('ladder' | 'gradients')[] => [
  ...new Set(keys.flatMap((key) => probeOf[parseMetric(key)?.name ?? ''] ?? [])),
];

type Sections = SurveyResult['sections'];
const readOf = (sections: Sections, { factors }: Pick<SurveyResult, 'factors'>, [block, factor]: readonly string[]) => {
  const section = sections.find(({ id }) => id === block);
  const at = factors.findIndex(({ id }) => id === factor);
  return factor === undefined ? section?.answer?.value : section?.factors[at]?.value;
};

/** What linear probes read at the start, by metric; what is not known is not there. */
export function readAtStart(survey: SurveyResult | null | undefined, keys: readonly string[]): Numbers {
  return survey ? readings(keys, 'reads', (of) => readOf(survey.baseline, survey, of)) : {};
}

/** What is known at the step that a frame shows. */
export function readNow(
  { position, probes }: Pick<Frame, 'position' | 'probes'>,
  survey: SurveyResult | null | undefined,
  keys: readonly string[],
): Numbers {
  const blocks = probes.gradients as readonly { readonly id: string; readonly parameters: number | null }[] | undefined;
  const gradient = (id: string | undefined) => blocks?.find((one) => one.id === id)?.parameters ?? Number.NaN;
  return {
    ...(survey?.step === position.step ? readings(keys, 'reads', (of) => readOf(survey.sections, survey, of)) : {}),
    ...readings(keys, 'gradientRatio', ([first, second]) => gradient(first) / gradient(second)),
  };
}

function readings(keys: readonly string[], name: string, read: (of: readonly string[]) => number | undefined): Numbers {
  const found: Record<string, number> = {};
  for (const key of keys) {
    const metric = parseMetric(key);
    const value = metric?.name === name ? read(metric.of) : undefined;
    if (value !== undefined && Number.isFinite(value)) found[key] = value;
  }
  return found;
}
