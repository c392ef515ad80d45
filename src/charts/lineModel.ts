/** @file What a line chart shows, worked out from its series: domains, readings, words. No pixels, no DOM. */
import { tickText } from './axis.ts';
import { type Domain, extent, padDomain, shownDomain } from './domain.ts';

export interface LineSeries {
  /** Stands at the line's end: "test", "train". */
  readonly label: string;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** How many values are in use, where the arrays are longer. */
  readonly count?: number;
  /** Indices, ascending, of points that begin another line: what comes before is not to be compared with it. */
  readonly breaks?: readonly number[];
  /** `main` ink 1, `quiet` ink 4, `reference` dotted grey. Default: the first is main, the others quiet. */
  readonly tone?: 'main' | 'quiet' | 'reference';
}

export type YScale = 'linear' | 'log' | 'percent';

/** How a line looks: as it says, else the first is main and the others quiet. */
export const toneOf = (line: LineSeries, index: number): 'main' | 'quiet' | 'reference' =>
  line.tone ?? (index === 0 ? 'main' : 'quiet');

/** Values in use. */
export function lengthOf(series: LineSeries): number {
  return Math.min(series.count ?? series.x.length, series.x.length, series.y.length);
}

/** The y domain that the series ask for. A share always has 0 … 1. Where there is nothing yet: 0.1 … 1 or 0 … 1. */
export function wantedY(series: readonly LineSeries[], scale: YScale): Domain {
  if (scale === 'percent') return [0, 1];
  const log = scale === 'log';
  let domain: Domain | null = null;
  for (const line of series) domain = extent(line.y, lengthOf(line), log, domain);
  return domain ? padDomain(domain, log) : log ? [0.1, 1] : [0, 1];
}

/** From the first x to the last, over all series; 0 … 1 where there is nothing yet. */
export function wantedX(series: readonly LineSeries[]): Domain {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const line of series) {
    const count = lengthOf(line);
    if (count === 0) continue;
    low = Math.min(low, line.x[0]!);
    high = Math.max(high, line.x[count - 1]!);
  }
  if (low > high) return [0, 1];
  return shownDomain(low === high ? [low, low + 1] : [low, high]);
}

/** Index of the x nearest to `at` among the first `count` (ascending), or −1. */
export function nearestIndex(x: ArrayLike<number>, count: number, at: number): number {
  if (count === 0) return -1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (x[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low > 0 && at - x[low - 1]! <= x[low]! - at ? low - 1 : low;
}

/** One series' value at a place on the x axis. */
export interface Reading {
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** What each series has nearest to `at`. References are level lines, not to be read. */
export function readAt(series: readonly LineSeries[], at: number): Reading[] {
  const readings: Reading[] = [];
  for (const line of series) {
    if (line.tone === 'reference') continue;
    const index = nearestIndex(line.x, lengthOf(line), at);
    if (index >= 0) readings.push({ label: line.label, x: line.x[index]!, y: line.y[index]! });
  }
  return readings;
}

/** A value in words as this chart writes them, three significant digits. */
export function valueText(value: number, scale: YScale): string {
  if (!Number.isFinite(100 * value)) return tickText(value);
  if (scale === 'percent') return `${(value * 100).toFixed(1)}\u202f%`;
  if (value === 0 || Math.abs(value) >= 1000 || Math.abs(value) < 1e-4) return tickText(value);
  return value.toPrecision(3).replace('-', '\u2212');
}

/** The chart in one sentence, for people who do not see it. */
export function lineSummary(name: string, unit: string, series: readonly LineSeries[], scale: YScale): string {
  const parts: string[] = [];
  for (const line of series) {
    const count = lengthOf(line);
    if (count === 0) continue;
    const range = extent(line.y, count, false);
    const last = valueText(line.y[count - 1]!, scale);
    const span = range ? `, between ${valueText(range[0], scale)} and ${valueText(range[1], scale)} so far` : '';
    parts.push(`${line.label} ${last}${span}`);
  }
  const kind = scale === 'log' ? ', logarithmic' : '';
  if (parts.length === 0) return `${name} by ${unit}${kind}: nothing yet.`;
  return `${name} by ${unit}${kind}. At ${unit} ${tickText(wantedX(series)[1])}: ${parts.join('; ')}.`;
}
