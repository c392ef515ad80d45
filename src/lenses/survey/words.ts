/** @file How readings are written. */
import type { Measured } from '#linear/scores.ts';
import type { Block } from '#nn/block.ts';
import { formatShape } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { formatCount, formatFixed, formatPercent } from '#ui/format.ts';
import type { SectionReading } from './reading.ts';
import type { ReadFactor, SurveyResult } from './result.ts';

/** A share right in per cent, or R² to two places. */
export function readingText(value: number, { kind }: Pick<ReadFactor, 'kind'>): string {
  return kind === 'class' ? formatPercent(value, 0) : formatFixed(value, 2);
}

/** Half the width within which the true number lies in two of three cases. */
export function errorText({ error }: Measured, { kind }: Pick<ReadFactor, 'kind'>): string {
  return `± ${kind === 'class' ? formatFixed(100 * error, 1) : formatFixed(error, 2)}`;
}

/** What is read, in a few words: "class read, %" or "value read, R²". */
export const whatIsRead = ({ name, kind }: Pick<ReadFactor, 'name' | 'kind'>): string =>
  `${name}, ${kind === 'class' ? '% right' : 'R²'}`;

export const sectionName = (network: readonly Block[], { id }: Pick<SectionReading, 'id'>): string =>
  blockName(network, id) ?? 'gone';

/** What a reader is given at a section, for the title of its column. */
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
    ? `Straight-line readers (ridge), fitted on ${formatCount(fit)} samples, scored on ${formatCount(held)} others.`
    : `Straight-line readers (ridge), fitted on all ${formatCount(fit)} samples and scored on the same: there are too few to hold any out.`;
}
