/** @file What goals need to have measured inside a network: which probes are asked for, and what a frame tells of them. */
import type { Frame } from '#engine/protocol.ts';
import { type Numbers, neededBy, type Part } from '#lesson/index.ts';
import { parseMetric } from '#lesson/metrics.ts';
import { readingNames } from '#nn/reading.ts';
import type { ReadingsRequest, ReadingsResult } from '#probes/readings/readings.probe.ts';
import type { SurveyResult } from '#probes/survey/result.ts';

/** The metrics, by their keys, of a part's goals. */
export const neededIn = ({ goals }: Part): readonly string[] => [...new Set(goals.flatMap(neededBy))];

/** The survey tells what was read at the start, too; blocks in containers are read by the probe of readings alone. */
const probeOf: Readonly<Record<string, 'ladder' | 'gradients'>> = { reads: 'ladder', gradientRatio: 'gradients' };
const ofCopy: readonly string[] = readingNames.filter((name) => name !== 'gradientRatio');

/** The probes behind metrics, and what is asked of each. */
export function probesFor(
  keys: readonly string[],
): Readonly<{ ladder?: Record<string, never>; gradients?: Record<string, never>; readings?: ReadingsRequest }> {
  const metrics = keys.flatMap((key) => {
    const metric = parseMetric(key);
    return metric ? [{ key, name: metric.name, named: metric.of }] : [];
  });
  const of = metrics.filter(({ name }) => ofCopy.includes(name)) as unknown as ReadingsRequest['of'];
  return {
    ...Object.fromEntries(metrics.flatMap(({ name }) => (probeOf[name] ? [[probeOf[name], {}]] : []))),
    ...(of.length > 0 ? { readings: { of } } : {}),
  };
}

/** Whether what is asked of the step that a frame shows was measured, or cannot be: then a run that waits for it goes on. */
export function isMeasured(
  { position: { step }, probes, failed }: Pick<Frame, 'position' | 'probes' | 'failed'>,
  keys: readonly string[],
): boolean {
  const asked = probesFor(keys);
  // A result without a step is of the very frame; null: there is nothing to measure.
  return (Object.keys(asked) as (keyof typeof asked)[]).every((probe) => {
    const result = probes[probe] as { readonly step?: number } | null | undefined;
    return failed[probe] !== undefined || result === null || (result !== undefined && (result.step ?? step) === step);
  });
}

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
    ...readOfCopy(probes.readings, position.step, keys),
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

/** What was measured of the very step: of one that has gone by it says nothing. */
function readOfCopy(result: ReadingsResult | null | undefined, step: number, keys: readonly string[]): Numbers {
  if (result?.step !== step) return {};
  return Object.fromEntries(
    Object.entries(result.values).flatMap(([key, value]) =>
      keys.includes(key) && value !== null ? [[key, value]] : [],
    ),
  );
}
