/**
 * @file Numbers that stand in a lesson's words between double braces. `{{testAccuracy}}` is the learner's own, now; `{{testAccuracy@300}}` their own at step 300.
 * One that quotes what is shown, `{{testAccuracy@300 = 98.8 %}}`, is of the document as the author meant it: `lesson check` computes it again and refuses another.
 * `in NAME` takes a variant, `seed N` another start; `{{odds@5000 of 40 = 34 of 40}}` counts the starts with seeds 1 … 40 that are solved.
 */
import { formatCount, formatNumber, formatPercent, NOT_COMPUTED } from '#ui/format.ts';
import { countMetrics, isShare, metricFault, parseMetric } from './metrics.ts';

export interface LiveNumber {
  readonly metric: string;
  readonly of: readonly string[];
  readonly step?: number;
  readonly variant?: string;
  readonly seed?: number;
  /** Of how many starts, for `odds`. */
  readonly starts?: number;
  /** As it is shown, where the lesson vouches for it. */
  readonly quoted?: string;
}

const MOST_STEPS = 1_000_000;
const MOST_STARTS = 1000;

/** What stands between the braces; a sentence where it cannot be understood. */
export function readLiveNumber(text: string): LiveNumber | { readonly fault: string } {
  const [, left = '', quote] = /^(.*?)(?:\s*=\s*(.{1,40}))?$/s.exec(text.trim()) ?? [];
  const [, name = '', step, starts, variant, seed] =
    /^([a-zA-Z]\w*(?:\([^()]*\))?)(?:@(\d{1,7}))?(?: of (\d{1,4}))?(?: in (.{1,40}?))?(?: seed (\d{1,9}))?$/.exec(
      left,
    ) ?? [];
  const metric = parseMetric(name);
  if (!metric) return { fault: `{{${text.slice(0, 40)}}} is no number that can be shown` };
  const odds = metric.name === 'odds';
  const fault = odds ? undefined : metricFault(metric.name, metric.of);
  if (fault) return { fault: `{{${text.slice(0, 40)}}} ${fault}` };
  if (odds !== (starts !== undefined))
    return { fault: `{{${text.slice(0, 40)}}}: odds, and only odds, say "of" how many starts` };
  if (Number(step ?? 0) > MOST_STEPS) return { fault: `{{${text.slice(0, 40)}}} is beyond step ${MOST_STEPS}` };
  if (Number(starts ?? 1) > MOST_STARTS || Number(starts ?? 1) < 1)
    return { fault: `{{${text.slice(0, 40)}}} must be of 1 to ${MOST_STARTS} starts` };
  const counted = (countMetrics as readonly string[]).includes(metric.name);
  if (quote !== undefined && step === undefined && !counted)
    return { fault: `{{${text.slice(0, 40)}}} quotes a number without the step that it is of` };
  return {
    ...{ metric: metric.name, of: metric.of },
    ...(step === undefined ? {} : { step: Number(step) }),
    ...(variant === undefined ? {} : { variant }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(starts === undefined ? {} : { starts: Number(starts) }),
    ...(quote === undefined ? {} : { quoted: quote.trim() }),
  };
}

/** A number as it is shown wherever a lesson shows one. Shares are in per cent, counts whole, all else has three digits. */
export function showNumber(metric: string, value: number): string {
  if (!Number.isFinite(value)) return NOT_COMPUTED;
  if (isShare(metric)) return formatPercent(value);
  return Number.isInteger(value) &&
    (countMetrics as readonly string[]).concat('step', 'epoch', 'pieces').includes(metric)
    ? formatCount(value)
    : formatNumber(value, 3);
}
/** "34 of 40" */
export const showOdds = (solved: number, starts: number): string => `${solved} of ${starts}`;

/** Whether two shown numbers are the same but for kinds of space and minus. */
export const sameShown = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string) => text.replace(/[\s\u2009\u202f\u00a0]+/g, '').replaceAll('\u2212', '-');
