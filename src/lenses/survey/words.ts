/** @file How readings are written. */
import type { Block } from '#nn/block.ts';
import { formatShape } from '#nn/shape.ts';
import type { SectionReading, Share } from '#probes/survey/reading.ts';
import type { ReadFactor, SurveyResult } from '#probes/survey/result.ts';
import { blockName } from '#state/blockName.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';

/** Stands behind an R² below 0. */
const BELOW = '↓';

/** A share right in per cent, or R² to two places, marked where it is below 0; – where there is none. */
export function readingText(value: number | null | undefined, { kind }: Pick<ReadFactor, 'kind'>): string {
  if (kind === 'class') return value === null || value === undefined ? '–' : formatPercent(value, 0);
  return `${numberText(value, 2)}${isBelow(value) ? ` ${BELOW}` : ''}`;
}

/** A number to so many places; – where there is none. */
export const numberText = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : formatFixed(value, decimals);

const isBelow = (value: number | null | undefined): boolean => typeof value === 'number' && value < 0;

/** Half the width within which the true number lies in two of three cases; where all or none were right, what it is at least or at most. */
export function errorText({ value, error, bound }: Share, { kind }: Pick<ReadFactor, 'kind'>): string {
  if (bound !== null) return `${value === 1 ? '≥' : '≤'} ${formatPercent(bound)}`;
  return `± ${kind === 'class' ? formatFixed(100 * error, 1) : numberText(error, 2)}`;
}

/** From where to where a reading's whisker goes; null where it has none. */
export function rangeOf(reading: Share | null): readonly [low: number, high: number] | null {
  if (!reading) return null;
  const { value, error, bound } = reading;
  if (bound !== null) return value === 1 ? [bound, 1] : [0, bound];
  return error > 0 ? [value - error, value + error] : null;
}

/** What is to be said of readings that are no usual ones. */
export function remarksOn(sections: readonly SectionReading[]): string[] {
  const isMarked = ({ answer, factors, equal, input }: SectionReading) =>
    [answer, ...factors, equal?.answer, ...(equal?.factors ?? []), input].some(
      (reading) => reading && isBelow(reading.value),
    );
  const isBounded = ({ answer, factors, equal }: SectionReading) =>
    [answer, ...factors, equal?.answer, ...(equal?.factors ?? [])].some((reading) => reading && reading.bound !== null);
  return [
    ...(sections.some((section) => !section.computed)
      ? ['Not computed: layers whose numbers are not all finite.']
      : []),
    ...(sections.some(isMarked) ? [`${BELOW} Below 0: worse than always saying the mean.`] : []),
    ...(sections.some(isBounded)
      ? ['≥ and ≤: all, or none, were right; the true share lies beyond, with 95\u202f% confidence.']
      : []),
  ];
}

/** What is read, in a few words: "class read, %" or "value read, R²". */
export const whatIsRead = ({ name, kind }: Pick<ReadFactor, 'name' | 'kind'>): string =>
  `${name}, ${kind === 'class' ? '% right' : 'R²'}`;

/** The key of the dashed line. @param chance the share of the commonest class, where one is meant */
export const chanceWords = (chance?: number): string =>
  `always saying the commonest${chance === undefined ? '' : `: ${formatPercent(chance, 0)} right`}`;

export const sectionName = (network: readonly Block[], { id }: Pick<SectionReading, 'id'>): string =>
  blockName(network, id) ?? 'gone';

/** What a linear probe is given at a section, for the title of its column. */
export function sectionTitle({ shape, units, features, grid }: SectionReading): string {
  const given =
    grid > 0
      ? `; read as ${formatCount(features)} averages over ${grid} × ${grid} fields of each map`
      : features < units
        ? `; ${formatCount(features)} of its ${formatCount(units)} numbers are read`
        : '';
  return `${formatShape(shape)}${given}`;
}

/** How the numbers came about, in one sentence. */
export function howMeasured({ fit, held, apart }: SurveyResult): string {
  return apart
    ? `Straight-line readers, fitted on ${formatCount(fit)} samples, scored on ${formatCount(held)} others.`
    : `Straight-line readers, fitted on all ${formatCount(fit)} samples and scored on the same: there are too few to hold any back.`;
}

/** Behind the badge, after how the numbers came about. */
export const strays = 'A number is off by about its ± ; readers that bend may read more.';

export const noSamples = 'There are no samples to measure with: add some under Data.';

/** Before the first numbers: how far the readers are. */
export const measuring = (result: Pick<SurveyResult, 'baseline' | 'progress'> | undefined): string =>
  `${result && result.baseline.length > 0 ? 'Measuring' : 'Measuring the start'} … ${result ? formatPercent(result.progress, 0) : ''}`;
